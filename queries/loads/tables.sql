-- The tables of the database.
-- Grain: one row per table.
-- Parameters: none
select table_name
from duckdb_tables()
where not internal and not temporary
order by table_name
