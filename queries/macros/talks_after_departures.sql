-- Interviews tied to no loss and no deal whose account had announced by then that it leaves, and had not come back.
-- Grain: one row per such interview, with the latest such loss.
-- Parameters: none
create or replace macro talks_after_departures() as table
select
    interviews.interview_id,
    arg_max(departed.loss_id, departed.announced_on) as loss_id,
    arg_max(departed.lost_on, departed.announced_on) as lost_on
from interviews
inner join departures() as departed
    on departed.account_id = interviews.account_id
    and departed.announced_on <= interviews.held_on
    and interviews.held_on < coalesce(departed.back_on, date '9999-12-31')
where interviews.loss_id is null and interviews.deal_id is null
group by interviews.interview_id
