"""Files of rows: which column is which of our fields, and how its values are written. Knows no database."""
