-- Keep the turns of interviews whose words a load changes; what an undo puts back.
-- Grain: one row per row of turns.
-- Parameters: load_id, interview_ids
insert into replaced_rows (load_id, table_name, row_key, original)
select $load_id, 'turns', interview_id, to_json(turns)
from turns
where list_contains($interview_ids::varchar[], interview_id)
