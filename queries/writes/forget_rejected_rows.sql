-- Drop the rejected rows of a load that is undone.
-- Grain: one row per rejected row.
-- Parameters: load_id
delete from rejected_rows
where load_id = $load_id
