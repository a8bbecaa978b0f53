-- Every loss as the records have it: recorded defections, losses seen only in contracts, lost deals.
-- Grain: one row per loss; `lost_on` is null where a snapshot said who left and not when.
-- Parameters: none
with defections_found as (
    select
        defections.loss_id,
        'defection' as kind,
        defections.account_id,
        defections.owner,
        null::varchar as segment,
        null::varchar as region,
        null::varchar as product,
        null::varchar as account_name,
        defections.competitor,
        defections.lost_on,
        coalesce(defections.notice_on, defections.lost_on) as announced_on,
        defections.annual_value::double as annual_value,
        defections.currency,
        defections.recorded_reason,
        defections.recorded_category,
        defections.sub_reason,
        defections.interviewed_flag,
        defections.as_of,
        null::varchar as source,
        false as is_derived
    from defections
),

notices as (
    select account_id, ends_on, max(notice_on) as notice_on, any_value(currency) as currency
    from contracts
    where ends_on is not null
    group by account_id, ends_on
),

losses_by_contract as (
    select
        spells.account_id || '@' || spells.ends_on as loss_id,
        'defection' as kind,
        spells.account_id,
        null::varchar as owner,
        null::varchar as segment,
        null::varchar as region,
        null::varchar as product,
        null::varchar as account_name,
        null::varchar as competitor,
        spells.ends_on as lost_on,
        coalesce(notices.notice_on, spells.ends_on) as announced_on,
        null::double as annual_value,
        notices.currency,
        null::varchar as recorded_reason,
        null::varchar as recorded_category,
        null::varchar as sub_reason,
        null::boolean as interviewed_flag,
        null::date as as_of,
        null::varchar as source,
        true as is_derived
    from spells
    cross join observed
    left join notices
        on notices.account_id = spells.account_id
        and notices.ends_on = spells.ends_on
    where spells.loss_id is null and spells.ends_on < observed.observed_until
),

lost_deals as (
    select
        deals.deal_id as loss_id,
        'lost_deal' as kind,
        deals.account_id,
        deals.owner,
        deals.segment,
        deals.region,
        deals.product,
        deals.account_name,
        deals.competitor,
        deals.closed_on as lost_on,
        deals.closed_on as announced_on,
        deals.annual_value::double as annual_value,
        deals.currency,
        deals.recorded_reason,
        null::varchar as recorded_category,
        null::varchar as sub_reason,
        null::boolean as interviewed_flag,
        null::date as as_of,
        deals.source,
        false as is_derived
    from deals
    where deals.outcome = 'lost'
),

united as (
    from defections_found
    union all
    from losses_by_contract
    union all
    from lost_deals
),

fees as (
    select
        united.loss_id,
        united.kind,
        sum(service_periods.monthly_fee) filter (
            where united.announced_on between service_periods.starts_on and service_periods.ends_on
        ) as fee_then,
        sum(service_periods.monthly_fee) filter (
            where united.announced_on - 365 between service_periods.starts_on and service_periods.ends_on
        ) as fee_a_year_before
    from united
    inner join service_periods on service_periods.account_id = united.account_id
    where united.kind = 'defection'
    group by united.loss_id, united.kind
)

select
    united.loss_id,
    united.kind,
    united.account_id,
    coalesce(accounts.name, united.account_name, united.account_id) as account_name,
    coalesce(united.segment, accounts.segment) as segment,
    accounts.industry,
    coalesce(united.region, accounts.region) as region,
    coalesce(united.owner, accounts.owner) as owner,
    coalesce(united.product, accounts.product) as product,
    united.source,
    united.competitor,
    united.lost_on,
    united.announced_on,
    coalesce(united.annual_value, 12 * fees.fee_then) as annual_value,
    united.currency,
    coalesce(united.annual_value, 12 * fees.fee_then) * currency_rates.rate as reporting_value,
    united.recorded_reason,
    united.recorded_category,
    united.sub_reason,
    united.interviewed_flag,
    coalesce(
        date_sub('month', coalesce(spells.tenure_from, accounts.since_on), united.lost_on + 1),
        floor(snapshot_customers.tenure_months)::bigint
    ) as tenure_months,
    fees.fee_then < fees.fee_a_year_before as shrunk_before_loss,
    united.as_of,
    united.is_derived
from united
left join accounts on accounts.account_id = united.account_id
left join spells
    on spells.account_id = united.account_id
    and united.kind = 'defection'
    and united.lost_on between spells.starts_on and spells.ends_on
left join snapshot_customers
    on snapshot_customers.account_id = united.account_id
    and snapshot_customers.as_of = united.as_of
    and united.lost_on is null
left join fees on fees.loss_id = united.loss_id and fees.kind = united.kind
left join currency_rates
    on currency_rates.currency = coalesce(united.currency, '')
    and currency_rates.rate_year = year(coalesce(united.announced_on, united.as_of))
