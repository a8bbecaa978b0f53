-- How many tables the file has; none where it was just made.
-- Grain: one row.
-- Parameters: none
select
    count(*) as tables
from duckdb_tables()
where database_name = current_database();
