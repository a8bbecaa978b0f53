-- Interviews that belong to no loss and no deal we know.
-- Grain: one row per interview.
-- Parameters: none
select
    interviews.interview_id,
    interviews.kind,
    interviews.account_name,
    interviews.account_id,
    interviews.held_on,
    interviews.source_file
from interviews
left join recorded_losses on recorded_losses.loss_id in (interviews.loss_id, interviews.deal_id)
left join deals on deals.deal_id = interviews.deal_id
where recorded_losses.loss_id is null and deals.deal_id is null and interviews.kind <> 'call'
    or interviews.kind = 'call' and interviews.account_id is null
order by interviews.held_on nulls last, interviews.interview_id
