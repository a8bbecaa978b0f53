-- Rows of the table that the file says something else about.
-- Grain: one row per row of the table that changes.
-- Holes: table, source, columns, same_row, differs
-- Parameters: none
create or replace temp table changed_rows as
select target.rowid as target_row, {columns}
from {table} as target
inner join {source} as arrivals on {same_row}
where arrivals.problem is null and ({differs})
