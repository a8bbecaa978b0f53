-- Where the database lies; no value for one in memory.
-- Grain: one row.
-- Parameters: none
select path as database_file
from duckdb_databases()
where database_name = current_database()
