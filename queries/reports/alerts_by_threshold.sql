-- What would alerts have been worth at each threshold, the past replayed?
-- Grain: one row per account, day, cause and step, with the best score of that day.
-- Parameters: none
with best_of_day as (
    select account_id, seen_on, cause, step, max(score) as score
    from words_of_customers()
    group by account_id, seen_on, cause, step
),

notices as (
    select account_id, announced_on
    from losses
    where kind = 'defection' and announced_on is not null
)

select
    best_of_day.account_id,
    best_of_day.seen_on,
    best_of_day.cause,
    best_of_day.step,
    best_of_day.score,
    notices.announced_on,
    observed.observed_until
from best_of_day
cross join observed
asof left join notices
    on notices.account_id = best_of_day.account_id
    and notices.announced_on > best_of_day.seen_on
order by best_of_day.account_id, best_of_day.seen_on, best_of_day.step, best_of_day.cause
