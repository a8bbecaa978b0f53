-- What one interview is about, as far as it is known.
-- Grain: one row, or none.
-- Parameters: interview_id
select interview_id, kind, account_id, loss_id, deal_id, held_on
from interviews
where interview_id = $interview_id
