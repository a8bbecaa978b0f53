-- Every loss with what its account, its contracts and the exchange rates add to its own row.
-- Grain: one row per loss.
-- Parameters: none
with fees as (
    select
        all_losses.loss_id,
        all_losses.kind,
        sum(service_periods.monthly_fee) filter (
            where all_losses.announced_on between service_periods.starts_on and service_periods.ends_on
        ) as fee_then,
        sum(service_periods.monthly_fee) filter (
            where all_losses.announced_on - 365 between service_periods.starts_on and service_periods.ends_on
        ) as fee_a_year_before
    from all_losses
    inner join service_periods on service_periods.account_id = all_losses.account_id
    where all_losses.kind = 'defection'
    group by all_losses.loss_id, all_losses.kind
)

select
    all_losses.loss_id,
    all_losses.kind,
    all_losses.account_id,
    coalesce(accounts.name, all_losses.account_name, all_losses.account_id) as account_name,
    coalesce(all_losses.segment, accounts.segment) as segment,
    accounts.industry,
    coalesce(all_losses.region, accounts.region) as region,
    coalesce(all_losses.owner, accounts.owner) as owner,
    coalesce(all_losses.product, accounts.product) as product,
    all_losses.source,
    all_losses.competitor,
    all_losses.lost_on,
    all_losses.announced_on,
    coalesce(all_losses.annual_value, 12 * fees.fee_then) as annual_value,
    all_losses.currency,
    coalesce(all_losses.annual_value, 12 * fees.fee_then) * currency_rates.rate as reporting_value,
    all_losses.recorded_reason,
    all_losses.recorded_category,
    all_losses.sub_reason,
    all_losses.interviewed_flag,
    coalesce(
        date_sub('month', coalesce(spells.tenure_from, accounts.since_on), all_losses.lost_on + 1),
        floor(snapshot_customers.tenure_months)::bigint
    ) as tenure_months,
    fees.fee_then < fees.fee_a_year_before as shrunk_before_loss,
    all_losses.as_of,
    all_losses.is_derived
from all_losses
left join accounts on accounts.account_id = all_losses.account_id
left join spells
    on spells.account_id = all_losses.account_id
    and all_losses.kind = 'defection'
    and all_losses.lost_on between spells.starts_on and spells.ends_on
left join snapshot_customers
    on snapshot_customers.account_id = all_losses.account_id
    and snapshot_customers.as_of = all_losses.as_of
    and all_losses.lost_on is null
left join fees on fees.loss_id = all_losses.loss_id and fees.kind = all_losses.kind
left join currency_rates
    on currency_rates.currency = coalesce(all_losses.currency, '')
    and currency_rates.rate_year = year(coalesce(all_losses.announced_on, all_losses.as_of))
