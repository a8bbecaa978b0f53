-- Did the losses of a cause become more or fewer at some time, more than by chance?
-- Grain: one row per cause and whole period, by the day of the announcement; periods with losses missing are left out.
-- Parameters: grain, since, until, kind, segment, region, owner
with periods as (
    from periods_announced($grain, $since, $until, $kind)
    where complete
),

narrowed as (
    from losses_in($since, $until, $kind, $segment, $region, $owner, 'announced_on')
    where root_cause is not null
),

named as (
    select distinct root_cause as cause
    from narrowed
)

select
    named.cause,
    periods.period_start,
    periods.until_on - periods.since_on as days,
    count(narrowed.loss_id) as losses
from named
cross join periods
left join narrowed
    on narrowed.root_cause = named.cause
    and narrowed.announced_on >= periods.since_on
    and narrowed.announced_on < periods.until_on
group by named.cause, periods.period_start, days
order by named.cause, periods.period_start
