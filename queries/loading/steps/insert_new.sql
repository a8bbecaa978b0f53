-- Add the rows whose key the table does not hold yet.
-- Grain: one row per new row.
-- Holes: table, source, columns, same_row
-- Parameters: load_id
insert into {table} ({columns}, load_id)
select {columns}, $load_id
from {source} as arrivals
where arrivals.problem is null and not exists (select 1 from {table} as target where {same_row})
