-- Say that a load was undone.
-- Grain: one row.
-- Parameters: load_id, undone_at
update loads
set undone_at = $undone_at
where load_id = $load_id
