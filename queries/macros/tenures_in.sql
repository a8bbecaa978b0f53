-- How long each customer was there, and from which tenure on that was seen.
-- Grain: one row per spell that a period touches, and per customer of a snapshot that says how long.
-- Parameters: none
-- Enters the risk set at `entry_days`: on the first observed day for an older account, else -1, so that somebody who
-- left on the day of the start was at risk. `exit_days` are days of service, to the last day that the data cover.
create or replace macro tenures_in(since_on, until_on, segments, regions, owners) as table
with seen as (
    select
        greatest(coalesce(since_on::date, observed_since), observed_since) as first_day,
        least(coalesce(until_on::date, observed_until), observed_until) as end_day
    from observed
),

subjects as (
    select
        spells.account_id,
        coalesce(spells.loss_id, spells.account_id || '@' || spells.ends_on) as loss_id,
        case when spells.tenure_from < seen.first_day then seen.first_day - spells.tenure_from else -1 end::double
            as entry_days,
        (
            case when spells.ends_on < seen.end_day then spells.ends_on + 1 else seen.end_day - 1 end
            - spells.tenure_from
        )::double as exit_days,
        spells.ends_on < seen.end_day as has_left
    from spells
    cross join seen
    where spells.tenure_from < seen.end_day
        and spells.ends_on >= seen.first_day
    union all
    -- a snapshot knows months of tenure only; a month is over on the first whole day after 30.4375 days
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
)

select
    subjects.account_id,
    subjects.loss_id,
    subjects.entry_days,
    subjects.exit_days,
    subjects.has_left,
    accounts.segment,
    accounts.region,
    accounts.owner,
    accounts.industry,
    accounts.product,
    accounts.attributes
from subjects
left join accounts on accounts.account_id = subjects.account_id
where (segments is null or list_contains(segments::varchar[], accounts.segment))
    and (regions is null or list_contains(regions::varchar[], accounts.region))
    and (owners is null or list_contains(owners::varchar[], accounts.owner))
