-- The marts that are views at present.
-- Grain: one row per view of ours.
-- Parameters: none
select view_name
from duckdb_views()
where not internal and database_name = current_database()
order by view_name
