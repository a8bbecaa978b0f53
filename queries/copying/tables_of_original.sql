-- Tables of the file that is copied.
-- Grain: one row per table.
-- Parameters: none
select
    table_name
from duckdb_tables()
where database_name = 'original'
order by table_name;
