-- Keep the readings of interviews whose words a load changes; what an undo puts back.
-- Grain: one row per row of readings.
-- Parameters: load_id, interview_ids
insert into replaced_rows (load_id, table_name, row_key, original)
select $load_id, 'readings', interview_id, to_json(readings)
from readings
where list_contains($interview_ids::varchar[], interview_id)
