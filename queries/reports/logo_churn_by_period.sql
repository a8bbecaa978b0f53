-- How many of the accounts that were customers when a period began left in it?
-- Grain: one row per period and group.
-- Parameters: grain, dimension, since, until, segment, region, owner
with periods as (
    from periods_in($grain, $since, $until)
),

grouped as (
    select
        starts_on,
        ends_on,
        coalesce(
            case $dimension
                when 'segment' then segment
                when 'region' then region
                when 'owner' then owner
                when 'industry' then industry
                when 'product' then product
                else 'all'
            end,
            '(none)'
        ) as group_name
    from spells
    where ends_on >= starts_on
        and ($segment is null or list_contains($segment::varchar[], segment))
        and ($region is null or list_contains($region::varchar[], region))
        and ($owner is null or list_contains($owner::varchar[], owner))
),

daily as (
    select group_name, starts_on as moved_on, count(*) as change
    from grouped
    group by group_name, starts_on
    union all
    select group_name, ends_on + 1, -count(*)
    from grouped
    group by group_name, ends_on
),

standing as (
    select periods.period_start, daily.group_name, sum(daily.change)::bigint as at_risk
    from periods
    inner join daily on daily.moved_on <= periods.since_on
    group by periods.period_start, daily.group_name
),

gone as (
    select periods.period_start, grouped.group_name, count(*) as lost
    from grouped
    asof inner join periods on periods.since_on <= grouped.ends_on
    where periods.until_on > grouped.ends_on and periods.since_on >= grouped.starts_on
    group by periods.period_start, grouped.group_name
)

select
    periods.period_start,
    standing.group_name,
    standing.at_risk,
    coalesce(gone.lost, 0) as lost,
    periods.complete,
    date_sub('month', periods.since_on, periods.until_on) as months
from periods
inner join standing on standing.period_start = periods.period_start
left join gone
    on gone.period_start = standing.period_start
    and gone.group_name = standing.group_name
where standing.at_risk > 0
order by periods.period_start, standing.group_name
