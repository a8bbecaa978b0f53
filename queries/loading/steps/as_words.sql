-- Every row of a table as text.
-- Grain: one row per row of the table.
-- Holes: cells, table
-- Parameters: none
select {cells}
from {table}
