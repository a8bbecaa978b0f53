-- The turns of some interviews.
-- Grain: one row per turn.
-- Parameters: interview_ids
select interview_id, turn, speaker, role, start_seconds, body
from turns
where list_contains($interview_ids::varchar[], interview_id)
order by interview_id, turn
