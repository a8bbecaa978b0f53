-- The columns of a table, their types, and whether they may be without a value.
-- Grain: one row per column.
-- Parameters: table_name
select column_name, data_type, is_nullable
from duckdb_columns()
where duckdb_columns.table_name = $table_name and not internal
order by column_index
