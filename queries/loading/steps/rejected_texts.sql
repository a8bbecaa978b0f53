-- The different values that a load's rejected rows were rejected for.
-- Grain: one row per value.
-- Holes: none
-- Parameters: load_id
select distinct rejected_value
from rejected_rows
where load_id = $load_id and rejected_value is not null
