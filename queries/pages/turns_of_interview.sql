-- What was said in an interview.
-- Grain: one row per turn.
-- Parameters: interview_id
select turn, speaker, role, start_seconds, body
from turns
where interview_id = $interview_id
order by turn
