-- How long do customers stay?
-- Grain: one row per group and day of tenure: who enters the risk set, leaves, is last seen on it.
-- Parameters: dimension, since, until, segment, region, owner
with grouped as (
    select
        entry_days,
        exit_days,
        has_left,
        case when $dimension in ('all', 'segment', 'region', 'owner', 'industry', 'product')
            then group_of($dimension, segment, region, owner, industry, product)
            else coalesce(json_extract_string(attributes, '$."' || $dimension || '"'), '(none)')
        end as group_name
    from tenures_in($since, $until, $segment, $region, $owner)
),

moves as (
    select group_name, entry_days as tenure_days, 1 as entered, 0 as left_count, 0 as censored
    from grouped
    union all
    select group_name, exit_days, 0, has_left::integer, (not has_left)::integer
    from grouped
)

select
    group_name,
    tenure_days,
    sum(entered)::bigint as entered,
    sum(left_count)::bigint as left_count,
    sum(censored)::bigint as censored
from moves
group by all
order by group_name, tenure_days
