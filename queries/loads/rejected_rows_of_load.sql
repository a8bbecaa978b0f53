-- The rows of a load that did not come in.
-- Grain: one row per rejected row.
-- Parameters: load_id
select row_number, column_name, rejected_value, reason, original
from rejected_rows
where load_id = $load_id
order by row_number, reason
