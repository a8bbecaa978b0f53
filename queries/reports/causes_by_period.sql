-- How do the root causes change from period to period, by the day of the announcement?
-- Grain: one row per period and cause.
-- Parameters: grain, since, until, kind, segment, region, owner
with periods as (
    from periods_announced($grain, $since, $until, $kind)
),

narrowed as (
    from losses_in($since, $until, $kind, $segment, $region, $owner, 'announced_on')
    where announced_on is not null
),

counted as (
    select
        periods.period_start,
        periods.complete,
        periods.incomplete_because,
        narrowed.root_cause as cause,
        count(narrowed.loss_id) as losses,
        coalesce(sum(narrowed.reporting_value), 0) as value
    from periods
    left join narrowed
        on narrowed.announced_on >= periods.since_on
        and narrowed.announced_on < periods.until_on
    group by periods.period_start, periods.complete, periods.incomplete_because, narrowed.root_cause
)

select
    period_start,
    cause,
    losses,
    (sum(losses) filter (where cause is not null) over by_period)::bigint as known,
    sum(losses) over by_period::bigint as all_losses,
    value,
    complete,
    incomplete_because
from counted
window by_period as (partition by period_start)
order by period_start, losses desc, cause
