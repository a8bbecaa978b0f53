-- How much of the yearly fees of the accounts at risk was kept, grew, shrank, and went?
-- Grain: one row per period and group; values a year, in the reporting currency.
-- Parameters: grain, dimension, since, until, segment, region, owner
with periods as (
    from periods_in($grain, $since, $until)
),

at_risk as (
    select
        periods.period_start,
        periods.since_on,
        periods.until_on,
        periods.complete,
        spells.account_id,
        spells.starts_on,
        spells.ends_on,
        case $dimension
            when 'segment' then spells.segment
            when 'region' then spells.region
            when 'owner' then spells.owner
            when 'industry' then spells.industry
            when 'product' then spells.product
            else 'all'
        end as group_name
    from periods
    inner join spells on spells.starts_on <= periods.since_on and spells.ends_on >= periods.since_on
    where ($segment is null or list_contains($segment::varchar[], spells.segment))
        and ($region is null or list_contains($region::varchar[], spells.region))
        and ($owner is null or list_contains($owner::varchar[], spells.owner))
),

valued as (
    -- one rate for both ends of a period, so that exchange moves are neither churn nor expansion
    select
        at_risk.period_start,
        at_risk.complete,
        at_risk.group_name,
        at_risk.account_id,
        at_risk.ends_on < at_risk.until_on as has_left,
        sum(12 * service_periods.monthly_fee * currency_rates.rate) filter (
            where service_periods.starts_on <= at_risk.since_on and service_periods.ends_on >= at_risk.since_on
        ) as value_before,
        sum(12 * service_periods.monthly_fee * currency_rates.rate) filter (
            where service_periods.starts_on <= at_risk.until_on and service_periods.ends_on >= at_risk.until_on
        ) as value_after
    from at_risk
    inner join service_periods
        on service_periods.account_id = at_risk.account_id
        and service_periods.starts_on <= at_risk.until_on
        and service_periods.ends_on >= at_risk.since_on
    left join currency_rates
        on currency_rates.currency = service_periods.currency
        and currency_rates.rate_year = year(at_risk.since_on)
    group by all
),

compared as (
    select
        period_start,
        complete,
        group_name,
        has_left,
        coalesce(value_before, 0) as value_before,
        case when has_left then 0 else coalesce(value_after, 0) end as value_after
    from valued
)

select
    period_start,
    coalesce(group_name, '(none)') as group_name,
    sum(value_before) as start_value,
    coalesce(sum(value_after - value_before) filter (where value_after > value_before), 0) as expansion,
    coalesce(sum(value_before - value_after) filter (where value_after < value_before and not has_left), 0)
        as contraction,
    coalesce(sum(value_before) filter (where has_left), 0) as lost_value,
    sum(value_before ^ 2) as start_value_squared,
    complete
from compared
group by period_start, group_name, complete
order by period_start, group_name
