"""The demo company: its files as a user would have them, and the database built from them."""
