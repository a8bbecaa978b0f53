-- Keep the evidence of interviews whose words a load changes; what an undo puts back.
-- Grain: one row per row of evidence.
-- Parameters: load_id, interview_ids
insert into replaced_rows (load_id, table_name, row_key, original)
select $load_id, 'evidence', interview_id, to_json(evidence)
from evidence
where list_contains($interview_ids::varchar[], interview_id)
