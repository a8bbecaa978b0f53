-- One interview: what it is, and which loss it is about.
-- Grain: one row, or none.
-- Parameters: interview_id
select interview_id, kind, held_on, loss_id, deal_id
from interviews
where interview_id = $interview_id
