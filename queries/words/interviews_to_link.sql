-- Interviews whose account, loss or deal was not there yet when they came in, or whose loss has the id of a deal.
-- Grain: one row per interview.
-- Parameters: none
select interview_id, kind, account_name, loss_id, deal_id, held_on, account_id, source_file
from interviews
where
    account_id is null
    or kind <> 'call' and loss_id is null and deal_id is null
    or kind <> 'win_loss_interview' and loss_id in (select deal_id from deals)
order by interview_id
