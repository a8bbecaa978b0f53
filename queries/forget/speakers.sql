-- Everybody who speaks in a stored interview.
-- Grain: one row per speaker and interview.
-- Parameters: none
select distinct speaker, interview_id
from turns
order by speaker, interview_id
