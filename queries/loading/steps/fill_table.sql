-- Put rows of text into a table. They are registered as `exported_words`.
-- Grain: one row per row of the table.
-- Holes: table, columns, cells
-- Parameters: none
insert into {table} ({columns})
select {cells}
from exported_words
