-- Calendar periods that the data cover, cut to the days asked for; grain 'whole' is all of them as one.
-- Grain: one row per period; [since_on, until_on) is what is left of it, `complete` where nothing is cut off.
-- Parameters: none
create or replace macro periods_in(grain, since_on, until_on) as table
with bounds as (
    select
        greatest(coalesce(since_on::date, observed_since), observed_since) as first_day,
        least(coalesce(until_on::date, observed_until), observed_until) as end_day
    from observed
)

select
    calendar.period_start,
    calendar.period_end,
    calendar.since_on,
    calendar.until_on,
    grain = 'whole' or (calendar.period_start >= bounds.first_day and calendar.period_end <= bounds.end_day)
        as complete
from bounds
cross join calendar_in(grain, bounds.first_day, bounds.end_day) as calendar
