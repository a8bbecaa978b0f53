-- Which accounts stood at a step, and what became of each?
-- Grain: one row per account and spell as a customer, the latest first sign first; `loss_id` is that of the next notice.
-- `found` and what follows it are of all the rows, whichever page is asked for.
-- Parameters: step, catalysts, least_score, followed_days, page_size, page_start
with stood as materialized (
    select account_id, seen_on, announced_on, outcome
    from words_with_outcomes($catalysts, $least_score, $followed_days)
    where step = $step
),

counted as (
    select
        count(*) as found,
        count(*) filter (where outcome = 'saved') as all_saved,
        count(*) filter (where outcome = 'lost') as all_lost,
        count(*) filter (where outcome = 'still followed') as all_still_followed
    from stood
),

listed as (
    select account_id, seen_on, announced_on, outcome
    from stood
    order by seen_on desc, account_id
    limit $page_size offset $page_start
),

notices as (  -- of one day an account may have several
    select losses.account_id, losses.announced_on, min(losses.loss_id) as loss_id
    from losses
    semi join listed
        on listed.account_id = losses.account_id
        and listed.announced_on = losses.announced_on
    where losses.kind = 'defection'
    group by losses.account_id, losses.announced_on
)

select
    listed.account_id,
    accounts.name as account_name,
    accounts.owner,
    listed.seen_on,
    listed.outcome,
    listed.announced_on,
    notices.loss_id,
    counted.found,
    counted.all_saved,
    counted.all_lost,
    counted.all_still_followed
from listed
cross join counted
left join accounts on accounts.account_id = listed.account_id
left join notices
    on notices.account_id = listed.account_id
    and notices.announced_on = listed.announced_on
order by listed.seen_on desc, listed.account_id
