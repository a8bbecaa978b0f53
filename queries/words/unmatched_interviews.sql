-- Interviews that belong to no loss and no deal we know, and calls and mails of accounts that had left by then.
-- Grain: one row per interview.
-- Parameters: none
select
    interviews.interview_id,
    interviews.kind,
    interviews.account_name,
    interviews.account_id,
    interviews.held_on,
    interviews.source_file,
    case  -- where no account is named, its name may stand in the words
        when interviews.account_name is null and interviews.account_id is null
            then interviews.source_file || ' / ' || left(spoken.words, 4000)
    end as words
from interviews
left join (
    select interview_id, string_agg(body, ' / ' order by turn) as words
    from turns
    where turn < 40
    group by interview_id
) as spoken on spoken.interview_id = interviews.interview_id
left join recorded_losses on recorded_losses.loss_id in (interviews.loss_id, interviews.deal_id)
left join deals on deals.deal_id = interviews.deal_id
left join talks_after_departures() as later on later.interview_id = interviews.interview_id
where recorded_losses.loss_id is null and deals.deal_id is null and interviews.kind <> 'call'
    or interviews.kind = 'call' and interviews.account_id is null
    or interviews.held_on > later.lost_on
order by interviews.held_on nulls last, interviews.interview_id
