-- Which loss an account had announced by a day, where it had not come back by then.
-- Grain: one row per interview asked about whose account had announced one; the latest.
-- Parameters: interview_ids, account_ids, held_ons
with asked as (
    select
        unnest($interview_ids::varchar[]) as interview_id,
        unnest($account_ids::varchar[]) as account_id,
        unnest($held_ons::date[]) as held_on
)

select
    asked.interview_id,
    arg_max(departed.loss_id, departed.announced_on) as loss_id,
    arg_max(departed.lost_on, departed.announced_on) < asked.held_on as has_left
from asked
inner join departures() as departed
    on departed.account_id = asked.account_id
    and departed.announced_on <= asked.held_on
    and asked.held_on < coalesce(departed.back_on, date '9999-12-31')
group by asked.interview_id, asked.held_on
order by asked.interview_id
