-- The columns of a table and their types.
-- Grain: one row per column.
-- Parameters: table_name
select column_name, data_type
from duckdb_columns()
where duckdb_columns.table_name = $table_name and not internal
order by column_index
