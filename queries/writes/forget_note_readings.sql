-- Drop what an earlier reading of some notes left in note_readings.
-- Grain: one row per row dropped.
-- Parameters: note_ids
delete from note_readings
where note_id in (select unnest($note_ids::varchar[]))  -- a list would be searched for every row
