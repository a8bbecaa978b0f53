-- The answers of the litmus tests of one account, or of all.
-- Grain: one row per answer.
-- Parameters: account_id
select account_id, question, answer, answered_by, answered_on
from litmus_answers
where $account_id is null or account_id = $account_id
order by account_id, answered_on, written_at, question, answered_by
