-- Keep interviews as they are before a load changes them; what an undo puts back.
-- Grain: one row per interview.
-- Parameters: load_id, interview_ids
insert into replaced_rows (load_id, table_name, row_key, original)
select $load_id, 'interviews', interview_id, to_json(interviews)
from interviews
where list_contains($interview_ids::varchar[], interview_id)
