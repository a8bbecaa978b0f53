-- The evidence in an interview, in reading order.
-- Grain: one row per piece of evidence.
-- Parameters: interview_id
select
    evidence_id, turn, start_offset as start, end_offset as "end", cause, step, status, score, found_by, why
from evidence
where interview_id = $interview_id
order by turn, start_offset, end_offset, evidence_id
