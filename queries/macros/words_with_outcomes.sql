-- What became of accounts that stood at a step, so many days later, by words written at the time.
-- Grain: one row per account and step in each of its spells as a customer; `announced_on` is its next notice.
-- Parameters: none
create or replace macro words_with_outcomes(catalysts, least_score, followed_days) as table
with notices as (
    select account_id, announced_on
    from losses
    where kind = 'defection' and announced_on is not null
),

words as (
    select account_id, seen_on, shown_step(step, cause, catalysts) as step
    from words_of_customers(least_score)
    where shown_step(step, cause, catalysts) is not null
),

followed as (  -- a join by time would sort all words; so grouped they cost the same however many there are
    select words.account_id, words.step, words.seen_on, min(notices.announced_on) as announced_on
    from words
    left join notices
        on notices.account_id = words.account_id
        and notices.announced_on > words.seen_on
    group by words.account_id, words.step, words.seen_on
),

first_shown as (
    select account_id, step, announced_on, min(seen_on) as seen_on
    from followed
    group by account_id, step, announced_on
)

select
    first_shown.account_id,
    first_shown.step,
    first_shown.seen_on,
    first_shown.announced_on,
    case
        when first_shown.announced_on - first_shown.seen_on <= followed_days::integer then 'lost'
        when observed.observed_until - first_shown.seen_on > followed_days::integer then 'saved'
        else 'still followed'
    end as outcome
from first_shown
inner join observed on observed.observed_until is not null
