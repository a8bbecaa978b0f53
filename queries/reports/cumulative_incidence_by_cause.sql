-- How many customers has each cause taken after so much tenure?
-- Grain: one row per day of tenure and cause: who leaves of it, and, without a cause, who enters or is last seen.
-- Parameters: cause, since, until, segment, region, owner
with named as (
    select
        tenures.entry_days,
        tenures.exit_days,
        tenures.has_left,
        case when tenures.has_left then coalesce(
            case $cause
                when 'recorded_reason' then losses.recorded_reason
                when 'recorded_category' then losses.recorded_category
                else losses.root_cause
            end,
            'unknown'
        ) end as cause
    from tenures_in($since, $until, $segment, $region, $owner) as tenures
    left join losses
        on tenures.has_left
        and losses.loss_id = tenures.loss_id
        and losses.kind = 'defection'
),

moves as (
    select null as cause, entry_days as tenure_days, 1 as entered, 0 as left_count, 0 as censored
    from named
    union all
    select cause, exit_days, 0, has_left::integer, (not has_left)::integer
    from named
)

select
    cause,
    tenure_days,
    sum(entered)::bigint as entered,
    sum(left_count)::bigint as left_count,
    sum(censored)::bigint as censored
from moves
group by all
order by tenure_days, cause
