-- Calendar periods of announcements, with whether all losses announced in them can be on record.
-- Grain: one row per period; `incomplete_because` says in words what is missing, empty where nothing is.
-- Parameters: none
create or replace macro periods_announced(grain, since_on, until_on, one_kind) as table
with bounds as (
    select
        known_since,
        known_until,
        observed_until,
        greatest(coalesce(since_on::date, first_on), first_on) as first_day,
        least(coalesce(until_on::date, observed_until), observed_until) as end_day
    from announcements(one_kind)
),

judged as (
    select
        calendar.period_start,
        calendar.since_on,
        calendar.until_on,
        case
            when calendar.period_start < bounds.known_since then 'losses from before the data begin are missing'
            when calendar.period_end > bounds.observed_until then 'the data end in it'
            when calendar.period_end > bounds.known_until then 'losses announced and not yet gone are missing'
            when calendar.period_start < bounds.first_day or calendar.period_end > bounds.end_day
                then 'cut by the days asked for'
            else ''
        end as incomplete_because
    from bounds
    cross join calendar_in(grain, bounds.first_day, bounds.end_day) as calendar
)

select
    judged.period_start,
    judged.since_on,
    judged.until_on,
    judged.incomplete_because = '' as complete,
    judged.incomplete_because
from judged
