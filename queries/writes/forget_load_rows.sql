-- Drop the kept copies of a load that is undone.
-- Grain: one row per kept row.
-- Parameters: load_id
delete from replaced_rows
where load_id = $load_id
