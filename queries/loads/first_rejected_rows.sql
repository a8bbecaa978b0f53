-- The first rows of a load that did not come in, as a person is shown them at once.
-- Grain: one row per rejected row.
-- Parameters: load_id, most
select row_number, column_name, rejected_value, reason
from rejected_rows
where load_id = $load_id
order by row_number, reason
limit $most
