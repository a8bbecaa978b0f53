-- What would alerts have been worth at each threshold, the past replayed?
-- Grain: one row per account, day and step that words show, with their best score and how long until the next notice.
-- Accounts stand by the number of their row, which sorts and travels faster than their ids.
-- Parameters: catalysts, least_score
with best_of_day as (
    select account_id, seen_on, shown_step(step, cause, $catalysts) as step, max(score) as score
    from words_of_customers($least_score)
    where shown_step(step, cause, $catalysts) is not null
    group by all
),

notices as (
    select account_id, announced_on
    from losses
    where kind = 'defection' and announced_on is not null
)

select
    accounts.rowid as account_number,
    best_of_day.seen_on - date '1970-01-01' as day_number,
    best_of_day.step[5]::integer as step_number,
    best_of_day.score,
    notices.announced_on - best_of_day.seen_on as days_before_notice,
    observed.observed_until - best_of_day.seen_on as days_followed
from best_of_day
inner join accounts on accounts.account_id = best_of_day.account_id
inner join observed on observed.observed_until is not null
asof left join notices
    on notices.account_id = best_of_day.account_id
    and notices.announced_on > best_of_day.seen_on
order by account_number, day_number, step_number
