-- What became of accounts that stood at a step, 180 days later, by words written at the time?
-- Grain: one row per account, spell as a customer, and step.
-- Parameters: none
with words as (
    select
        notes.account_id,
        notes.written_on as seen_on,
        note_evidence.cause,
        note_evidence.step
    from note_evidence
    inner join notes on notes.note_id = note_evidence.note_id
    where note_evidence.status is null or note_evidence.status = 'asserted'
    union all
    select
        interviews.account_id,
        interviews.held_on as seen_on,
        evidence.cause,
        evidence.step
    from evidence
    inner join interviews on interviews.interview_id = evidence.interview_id
    where interviews.kind = 'call' and (evidence.status is null or evidence.status = 'asserted')
),

defections_announced as (
    select account_id, announced_on, coalesce(lost_on, announced_on) as lost_on
    from losses
    where kind = 'defection' and announced_on is not null
),

while_a_customer as (  -- after a notice, and after the end, there is nothing left to save
    select words.account_id, words.seen_on, words.cause, words.step
    from words
    where
        words.seen_on is not null
        and words.account_id is not null
        and not exists (
            select 1
            from defections_announced
            where
                defections_announced.account_id = words.account_id
                and defections_announced.announced_on <= words.seen_on
                and not exists (
                    select 1
                    from spells
                    where
                        spells.account_id = words.account_id
                        and spells.starts_on > defections_announced.lost_on
                        and spells.starts_on <= words.seen_on
                )
        )
),

followed as (
    select
        while_a_customer.account_id,
        while_a_customer.seen_on,
        while_a_customer.cause,
        while_a_customer.step,
        min(defections_announced.announced_on) as announced_on
    from while_a_customer
    left join defections_announced
        on defections_announced.account_id = while_a_customer.account_id
        and defections_announced.announced_on > while_a_customer.seen_on
    group by
        while_a_customer.account_id, while_a_customer.seen_on, while_a_customer.cause, while_a_customer.step
)

select
    followed.account_id,
    followed.cause,
    followed.step,
    min(followed.seen_on) as seen_on,
    followed.announced_on,
    observed.observed_until
from followed
cross join observed
group by followed.account_id, followed.cause, followed.step, followed.announced_on, observed.observed_until
order by followed.account_id, followed.announced_on nulls last, seen_on, followed.step, followed.cause
