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
        case $dimension
            when 'segment' then segment
            when 'region' then region
            when 'owner' then owner
            when 'industry' then industry
            when 'product' then product
            else 'all'
        end as group_name
    from spells
    where ($segment is null or list_contains($segment::varchar[], segment))
        and ($region is null or list_contains($region::varchar[], region))
        and ($owner is null or list_contains($owner::varchar[], owner))
)

select
    periods.period_start,
    coalesce(grouped.group_name, '(none)') as group_name,
    count(*) as at_risk,
    count(*) filter (where grouped.ends_on < periods.until_on) as lost,
    periods.complete,
    date_diff('month', periods.since_on, periods.until_on) as months
from periods
inner join grouped
    on grouped.starts_on <= periods.since_on
    and grouped.ends_on >= periods.since_on
group by all
order by periods.period_start, group_name
