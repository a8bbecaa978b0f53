-- What became of accounts that stood at a step, 180 days later, by words written at the time?
-- Grain: one row per account, spell as a customer, and step.
-- Parameters: none
with notices as (
    select account_id, announced_on
    from losses
    where kind = 'defection' and announced_on is not null
),

followed as (
    select words.account_id, words.seen_on, words.cause, words.step, notices.announced_on
    from words_of_customers() as words
    asof left join notices
        on notices.account_id = words.account_id
        and notices.announced_on > words.seen_on
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
