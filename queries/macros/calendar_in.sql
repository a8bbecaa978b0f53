-- Calendar periods that touch the days from `first_day` up to and without `end_day`; grain 'whole' is all of them as one.
-- Grain: one row per period, from `period_start` up to and without `period_end`; [since_on, until_on) is what the days leave of it.
-- Parameters: none
create or replace macro calendar_in(grain, first_day, end_day) as table
with steps as (
    select case grain
        when 'month' then interval 1 month
        when 'quarter' then interval 3 month
        when 'year' then interval 1 year
        else interval 1000 year
    end as step
),

starts as (
    select
        unnest(generate_series(
            date_trunc(case when grain = 'whole' then 'day' else grain end, first_day::date)::timestamp,
            end_day::date - interval 1 day,
            step
        ))::date as period_start,
        step
    from steps
)

select
    period_start,
    (period_start + step)::date as period_end,
    greatest(period_start, first_day::date) as since_on,
    least((period_start + step)::date, end_day::date) as until_on
from starts
