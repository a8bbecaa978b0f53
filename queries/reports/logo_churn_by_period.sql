-- How many of the accounts that were customers when a period began left in it?
-- Grain: one row per period and group.
-- Parameters: grain, dimension, since, until, segment, region, owner
with standing as (
    from standing_in($grain, $dimension, $since, $until, $segment, $region, $owner, false)
),

periods as (
    select distinct period_start, since_on, until_on
    from standing
),

gone as (
    select
        periods.period_start,
        group_of($dimension, spells.segment, spells.region, spells.owner, spells.industry, spells.product) as group_name,
        count(*) as lost
    from spells
    asof inner join periods on periods.since_on <= spells.ends_on
    where periods.until_on > spells.ends_on
        and periods.since_on >= spells.starts_on
        and ($segment is null or list_contains($segment::varchar[], spells.segment))
        and ($region is null or list_contains($region::varchar[], spells.region))
        and ($owner is null or list_contains($owner::varchar[], spells.owner))
    group by all
)

select
    standing.period_start,
    standing.group_name,
    standing.at_risk,
    coalesce(gone.lost, 0) as lost,
    standing.complete,
    date_sub('month', standing.since_on, standing.until_on) as months
from standing
left join gone
    on gone.period_start = standing.period_start
    and gone.group_name = standing.group_name
order by standing.period_start, standing.group_name
