-- The answers on the qualification sheet of a deal.
-- Grain: one row per answer.
-- Parameters: deal_id
select question, answer, answered_by, answered_on
from qualification_answers
where deal_id = $deal_id
order by answered_on, written_at, question, answered_by
