-- Interviews whose account, loss or deal was not there yet when they came in, or whose loss has the id of a deal.
-- Grain: one row per interview; `is_late` for a call of an account that had announced by then that it leaves.
-- Parameters: none
select
    interviews.interview_id,
    interviews.kind,
    interviews.account_name,
    interviews.loss_id,
    interviews.deal_id,
    interviews.held_on,
    interviews.account_id,
    interviews.source_file,
    later.interview_id is not null and interviews.kind = 'call' as is_late,
    coalesce(spoken.words, '') as words
from interviews
left join talks_after_departures() as later on later.interview_id = interviews.interview_id
left join (
    select interview_id, string_agg(body, ' / ' order by turn) as words
    from turns
    where role in ('customer', 'note')
        and interview_id in (select late.interview_id from talks_after_departures() as late)
    group by interview_id
) as spoken on spoken.interview_id = interviews.interview_id
where
    interviews.account_id is null
    or interviews.kind <> 'call' and interviews.loss_id is null and interviews.deal_id is null
    or interviews.kind <> 'win_loss_interview' and interviews.loss_id in (select deal_id from deals)
    or interviews.kind = 'call' and later.interview_id is not null
order by interviews.interview_id
