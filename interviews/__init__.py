"""From a file of words to turns, and from turns to evidence. Knows spaCy, never the database."""
