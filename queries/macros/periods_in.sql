-- Calendar periods that the data cover, cut to the days asked for; grain 'whole' is all of them as one.
-- Grain: one row per period; [since_on, until_on) is what is left of it, `complete` where nothing is cut off.
-- Parameters: none
create or replace macro periods_in(grain, since_on, until_on) as table
with bounds as (
    select
        greatest(coalesce(since_on::date, observed_since), observed_since) as first_day,
        least(coalesce(until_on::date, observed_until), observed_until) as end_day
    from observed
),

steps as (
    select
        first_day,
        end_day,
        case grain
            when 'month' then interval 1 month
            when 'quarter' then interval 3 month
            when 'year' then interval 1 year
            else interval 1000 year
        end as step
    from bounds
),

starts as (
    select
        unnest(generate_series(
            date_trunc(case when grain = 'whole' then 'day' else grain end, first_day)::timestamp,
            end_day - interval 1 day,
            step
        ))::date as period_start,
        step,
        first_day,
        end_day
    from steps
)

select
    period_start,
    (period_start + step)::date as period_end,
    greatest(period_start, first_day) as since_on,
    least((period_start + step)::date, end_day) as until_on,
    grain = 'whole' or (period_start >= first_day and (period_start + step)::date <= end_day) as complete
from starts
