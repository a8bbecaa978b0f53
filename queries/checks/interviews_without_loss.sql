-- Interviews of no loss and no deal, calls and mails of no account, and what an account said after it had left.
-- Grain: one row per interview.
-- Parameters: none
select
    'interviews' as table_name,
    interviews.interview_id as row_key,
    'of ' || coalesce('''' || coalesce(interviews.account_name, accounts.name) || '''', 'an unnamed account')
    || case
        when interviews.held_on > later.lost_on
            then ', after the last day of its loss ' || later.loss_id || ' (' || later.lost_on || ') and matched to no loss'
        when interviews.kind = 'call' then ', matched to no account'
        else ', matched to no loss and no deal'
    end as finding,
    'what it says from every figure' as left_out
from interviews
left join accounts on accounts.account_id = interviews.account_id
left join talks_after_departures() as later on later.interview_id = interviews.interview_id
where interviews.loss_id is null and interviews.deal_id is null
    and (interviews.kind <> 'call' or interviews.account_id is null or interviews.held_on > later.lost_on)
order by row_key
