-- How many customers has each cause taken after so much tenure?
-- Grain: one row per day of tenure and cause: who leaves of it, and, without a cause, who enters or is last seen.
-- Parameters: cause, since, until, segment, region, owner
with seen as (
    select
        greatest(coalesce($since::date, observed_since), observed_since) as since_on,
        least(coalesce($until::date, observed_until), observed_until) as until_on
    from observed
),

subjects as (
    select
        spells.account_id,
        coalesce(spells.loss_id, spells.account_id || '@' || spells.ends_on) as loss_id,
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
    select
        snapshot_customers.account_id,
        undated.loss_id,
        -1,
        ceil(snapshot_customers.tenure_months * 30.4375),
        snapshot_customers.has_left
    from snapshot_customers
    left join losses as undated
        on undated.account_id = snapshot_customers.account_id
        and undated.as_of = snapshot_customers.as_of
        and undated.lost_on is null
    where snapshot_customers.tenure_months is not null
),

named as (
    select
        subjects.entry_days,
        subjects.exit_days,
        subjects.has_left,
        case when subjects.has_left then coalesce(
            case $cause
                when 'recorded_reason' then losses.recorded_reason
                when 'recorded_category' then losses.recorded_category
                else losses.root_cause
            end,
            'unknown'
        ) end as cause
    from subjects
    left join accounts on accounts.account_id = subjects.account_id
    left join losses on losses.loss_id = subjects.loss_id and losses.kind = 'defection'
    where ($segment is null or list_contains($segment::varchar[], accounts.segment))
        and ($region is null or list_contains($region::varchar[], accounts.region))
        and ($owner is null or list_contains($owner::varchar[], accounts.owner))
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
