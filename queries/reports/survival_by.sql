-- How long do customers stay?
-- Grain: one row per group and day of tenure: who enters the risk set, leaves, is last seen on it.
-- Parameters: dimension, since, until, segment, region, owner
with seen as (
    select
        greatest(coalesce($since::date, observed_since), observed_since) as since_on,
        least(coalesce($until::date, observed_until), observed_until) as until_on
    from observed
),

subjects as (
    select
        spells.account_id,
        -- an older account is seen from the first observed day on; -1, so that a day-0 leaver was at risk
        case when spells.tenure_from < seen.since_on then seen.since_on - spells.tenure_from else -1 end::double
            as entry_days,
        -- days of service; those still there were last seen on the last day that the data cover
        (
            case when spells.ends_on < seen.until_on then spells.ends_on + 1 else seen.until_on - 1 end
            - spells.tenure_from
        )::double as exit_days,
        spells.ends_on < seen.until_on as has_left
    from spells
    cross join seen
    where spells.tenure_from < seen.until_on
        and spells.ends_on >= seen.since_on
    union all
    -- a snapshot knows months of tenure only; a month is over on the first whole day after 30.4375 days
    select account_id, -1, ceil(tenure_months * 30.4375), has_left
    from snapshot_customers
    where tenure_months is not null
),

grouped as (
    select
        subjects.entry_days,
        subjects.exit_days,
        subjects.has_left,
        case $dimension
            when 'all' then 'all'
            when 'segment' then accounts.segment
            when 'region' then accounts.region
            when 'owner' then accounts.owner
            when 'industry' then accounts.industry
            when 'product' then accounts.product
            else json_extract_string(accounts.attributes, '$."' || $dimension || '"')
        end as group_name
    from subjects
    left join accounts on accounts.account_id = subjects.account_id
    where ($segment is null or list_contains($segment::varchar[], accounts.segment))
        and ($region is null or list_contains($region::varchar[], accounts.region))
        and ($owner is null or list_contains($owner::varchar[], accounts.owner))
),

moves as (
    select group_name, entry_days as tenure_days, 1 as entered, 0 as left_count, 0 as censored
    from grouped
    union all
    select group_name, exit_days, 0, has_left::integer, (not has_left)::integer
    from grouped
)

select
    coalesce(group_name, '(none)') as group_name,
    tenure_days,
    sum(entered)::bigint as entered,
    sum(left_count)::bigint as left_count,
    sum(censored)::bigint as censored
from moves
group by all
order by group_name, tenure_days
