-- The tables whose rows remember the load that brought them.
-- Grain: one row per table.
-- Parameters: none
select columns.table_name
from duckdb_columns() as columns
inner join duckdb_tables() as tables
    on tables.table_name = columns.table_name and not tables.temporary and not tables.internal
where columns.column_name = 'load_id' and columns.table_name not in ('loads', 'rejected_rows', 'replaced_rows')
order by columns.table_name
