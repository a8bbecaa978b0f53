-- The columns that may hold words of a person, of every table that a load or a person fills.
-- Grain: one row per table and column.
-- Parameters: derived
select columns.table_name, columns.column_name
from duckdb_columns() as columns
inner join duckdb_tables() as tables
    on tables.table_name = columns.table_name and not tables.temporary and not tables.internal
where columns.data_type = 'VARCHAR'
    and not list_contains($derived::varchar[], columns.table_name)
order by columns.table_name, columns.column_index
