-- Accounts at risk: those in service on the first day of each period, of some groups.
-- Grain: one row per period and group that has any; `with_fees` counts only those whose fees are known.
-- Parameters: none
create or replace macro standing_in(grain, dimension, since_on, until_on, segments, regions, owners, with_fees) as table
with moves as (
    select
        group_of(dimension, segment, region, owner, industry, product) as group_name,
        unnest([starts_on, ends_on + 1]) as moved_on,
        unnest([1, -1]) as change
    from spells
    where ends_on >= starts_on
        and (has_fees or not with_fees)
        and (segments is null or list_contains(segments::varchar[], segment))
        and (regions is null or list_contains(regions::varchar[], region))
        and (owners is null or list_contains(owners::varchar[], owner))
),

daily as (
    select group_name, moved_on, sum(change) as change
    from moves
    group by group_name, moved_on
)

select
    periods.period_start,
    periods.period_end,
    periods.since_on,
    periods.until_on,
    periods.complete,
    daily.group_name,
    sum(daily.change)::bigint as at_risk
from periods_in(grain, since_on, until_on) as periods
inner join daily on daily.moved_on <= periods.since_on
group by all
having sum(daily.change) > 0
