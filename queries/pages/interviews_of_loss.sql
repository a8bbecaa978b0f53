-- The interviews, notes and calls about a loss, in order of time, the undated last.
-- Grain: one row per interview.
-- Parameters: loss_id
select
    interviews.interview_id,
    interviews.kind,
    interviews.held_on,
    interviews.interviewee_role,
    interviews.language,
    readings.interview_id is not null as is_read
from interviews
left join readings on readings.interview_id = interviews.interview_id
where interviews.loss_id = $loss_id or interviews.deal_id = $loss_id
order by interviews.held_on nulls last, interviews.interview_id
