-- Rows of an export that a table does not hold, each as often as it is missing. They are registered as `exported_words`.
-- Grain: one row per missing row.
-- Holes: columns, cells, table
-- Parameters: none
select {columns}
from exported_words
except all
select {cells}
from {table}
