-- How many rows of a table an export lacks. Its rows are registered as `exported_words`.
-- Grain: one row.
-- Holes: columns, cells, table
-- Parameters: none
select count(*) as rows_lacking
from (
    select {cells}
    from {table}
    except all
    select {columns}
    from exported_words
)
