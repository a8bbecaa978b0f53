-- Interviews whose account, loss or deal was not there yet when they came in.
-- Grain: one row per interview.
-- Parameters: none
select interview_id, kind, account_name, loss_id, deal_id, held_on, account_id
from interviews
where account_id is null or kind <> 'call' and loss_id is null and deal_id is null
order by interview_id
