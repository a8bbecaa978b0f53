-- What would alerts have been worth at each threshold, the past replayed?
-- Grain: one row per account, day, cause and step, with the best score of that day.
-- Parameters: none
with words as (
    select
        notes.account_id,
        notes.written_on as seen_on,
        note_evidence.cause,
        note_evidence.step,
        note_evidence.score
    from note_evidence
    inner join notes on notes.note_id = note_evidence.note_id
    where note_evidence.status is null or note_evidence.status = 'asserted'
    union all
    select
        interviews.account_id,
        interviews.held_on as seen_on,
        evidence.cause,
        evidence.step,
        evidence.score
    from evidence
    inner join interviews on interviews.interview_id = evidence.interview_id
    where interviews.kind = 'call' and (evidence.status is null or evidence.status = 'asserted')
),

best_of_day as (
    select account_id, seen_on, cause, step, max(score) as score
    from words
    where account_id is not null and seen_on is not null
    group by account_id, seen_on, cause, step
),

notices as (
    select account_id, announced_on, coalesce(lost_on, announced_on) as lost_on
    from losses
    where kind = 'defection' and announced_on is not null
),

gone as (  -- between a notice and a return, an alert would tell nobody anything
    select distinct best_of_day.account_id, best_of_day.seen_on
    from best_of_day
    inner join notices
        on notices.account_id = best_of_day.account_id
        and notices.announced_on <= best_of_day.seen_on
    where not exists (
        select 1
        from spells
        where
            spells.account_id = best_of_day.account_id
            and spells.starts_on > notices.lost_on
            and spells.starts_on <= best_of_day.seen_on
    )
)

select
    best_of_day.account_id,
    best_of_day.seen_on,
    best_of_day.cause,
    best_of_day.step,
    best_of_day.score,
    next_notice.announced_on,
    observed.observed_until
from best_of_day
anti join gone on gone.account_id = best_of_day.account_id and gone.seen_on = best_of_day.seen_on
cross join observed
asof left join notices as next_notice
    on next_notice.account_id = best_of_day.account_id
    and next_notice.announced_on > best_of_day.seen_on
order by best_of_day.account_id, best_of_day.seen_on, best_of_day.step, best_of_day.cause
