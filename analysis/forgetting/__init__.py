"""Forgetting an account or a person, in the database and in what is restored later."""
