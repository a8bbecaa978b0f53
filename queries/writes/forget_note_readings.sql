-- Drop what an earlier reading of some notes left in note_readings.
-- Grain: one row per row dropped.
-- Parameters: note_ids
delete from note_readings
where list_contains($note_ids::varchar[], note_id)
