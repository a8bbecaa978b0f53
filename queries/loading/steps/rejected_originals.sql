-- The different rows that a load rejected, as the file has them, with the column each was rejected for.
-- Grain: one row per row and column.
-- Holes: none
-- Parameters: load_id
select distinct original, column_name
from rejected_rows
where load_id = $load_id
