-- Whether reading the last text file left lines that are no rows of its table.
-- Grain: one row.
-- Holes: none
-- Parameters: none
select count(*) from duckdb_tables() where table_name = 'reject_errors'
