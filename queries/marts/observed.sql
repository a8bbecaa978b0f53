-- The stretch of days that the data cover: settings first, then the as-of dates of loads, then the facts.
-- Grain: one row; null where there is nothing to go by.
-- Parameters: none
with chosen as (
    select
        max(json_extract_string(setting_value, '$')) filter (where setting = 'observed_since')::date as since_on,
        max(json_extract_string(setting_value, '$')) filter (where setting = 'observed_until')::date as until_on
    from settings
),

dated as (
    select load_id, starts_on as fact_on from contracts
    union all
    select load_id, ends_on from contracts
    union all
    select load_id, lost_on from defections
    union all
    select load_id, notice_on from defections
    union all
    select load_id, closed_on from deals where outcome <> 'open'
    union all
    select load_id, since_on from accounts
),

latest_facts as (
    -- a date later than the day it was loaded is a plan
    select dated.load_id, max(dated.fact_on) as fact_on
    from dated
    left join loads on loads.load_id = dated.load_id
    where loads.loaded_at is null or dated.fact_on <= loads.loaded_at::date
    group by dated.load_id
),

found_end as (
    select max(coalesce(loads.as_of, latest_facts.fact_on + 1)) as until_on
    from latest_facts
    left join loads on loads.load_id = latest_facts.load_id
),

first_days as (
    select
        (select min(lost_on) from defections) as recorded_loss_on,
        (select min(ends_on) from spells, found_end where ends_on < found_end.until_on) as ended_on,
        (select min(starts_on) from spells) as started_on,
        (select min(closed_on) from deals where outcome <> 'open') as closed_on
)

select
    coalesce(
        chosen.since_on,
        date_trunc('month', least(first_days.recorded_loss_on, first_days.ended_on))::date,
        first_days.started_on,
        date_trunc('month', first_days.closed_on)::date
    ) as observed_since,
    coalesce(chosen.until_on, found_end.until_on) as observed_until,
    coalesce(date_trunc('month', first_days.closed_on)::date, chosen.since_on) as deals_since,
    chosen.since_on is not null as since_is_set,
    chosen.until_on is not null as until_is_set
from chosen
cross join found_end
cross join first_days
