-- Every loss with what its account, its contracts and the exchange rates add to its own row.
-- Grain: one row per loss.
-- Parameters: none
with lines as (
    select
        all_losses.loss_id,
        service_periods.monthly_fee,
        service_periods.currency,
        -- one rate for both days, so that exchange moves do not shrink an account
        service_periods.monthly_fee * currency_rates.rate as rated_fee,
        all_losses.announced_on between service_periods.starts_on and service_periods.ends_on as is_then,
        all_losses.announced_on - 365 between service_periods.starts_on and service_periods.ends_on
            as is_a_year_before
    from all_losses
    inner join service_periods on service_periods.account_id = all_losses.account_id
    left join currency_rates
        on currency_rates.currency = service_periods.currency
        and currency_rates.rate_year = year(all_losses.announced_on)
    where all_losses.kind = 'defection' and service_periods.monthly_fee is not null
),

sums as (
    select
        loss_id,
        count(distinct currency) as currencies,
        count(*) filter (where rated_fee is null) as unrated,
        max(currency) as currency,
        sum(monthly_fee) filter (where is_then) as fee_then,
        sum(rated_fee) filter (where is_then) as rated_then,
        sum(monthly_fee) filter (where is_a_year_before) as fee_a_year_before,
        sum(rated_fee) filter (where is_a_year_before) as rated_a_year_before
    from lines
    where is_then or is_a_year_before
    group by loss_id
),

fees as (  -- of several currencies, the sum in the reporting one; none where a rate is missing
    select
        loss_id,
        if(currencies = 1, currency, '') as currency,
        case when currencies = 1 then fee_then when unrated = 0 then rated_then end as fee_then,
        case when currencies = 1 then fee_a_year_before when unrated = 0 then rated_a_year_before end
            as fee_a_year_before
    from sums
),

valued as (
    select
        all_losses.loss_id,
        all_losses.kind,
        coalesce(all_losses.annual_value, 12 * fees.fee_then) as annual_value,
        case when all_losses.annual_value is null then coalesce(fees.currency, all_losses.currency)
            else all_losses.currency
        end as currency,
        fees.fee_then < fees.fee_a_year_before as shrunk_before_loss
    from all_losses
    left join fees on fees.loss_id = all_losses.loss_id and all_losses.kind = 'defection'
),

several_times as (  -- few accounts left more than once, and putting the losses of all in order takes long
    select kind, account_id
    from all_losses
    where account_id is not null and announced_on is not null
    group by kind, account_id
    having count(*) > 1
),

left_before as (
    select
        all_losses.loss_id,
        all_losses.kind,
        all_losses.account_id,
        all_losses.announced_on,
        max(all_losses.lost_on) over (
            partition by all_losses.kind, all_losses.account_id
            order by all_losses.announced_on
            rows between unbounded preceding and 1 preceding
        ) as left_on
    from all_losses
    semi join several_times
        on several_times.kind = all_losses.kind
        and several_times.account_id = all_losses.account_id
    where all_losses.announced_on is not null
),

came_back as (  -- with the contract that shows it, or else on the day after it had left
    select left_before.loss_id, left_before.kind, greatest(left_before.left_on + 1, spells.starts_on) as came_back_on
    from left_before
    asof left join spells
        on spells.account_id = left_before.account_id
        and spells.starts_on <= left_before.announced_on
    where left_before.left_on is not null
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
    coalesce(competitor_names.competitor, all_losses.competitor) as competitor,
    all_losses.lost_on,
    all_losses.announced_on,
    valued.annual_value,
    valued.currency,
    valued.annual_value * currency_rates.rate as reporting_value,
    all_losses.recorded_reason,
    all_losses.recorded_category,
    all_losses.sub_reason,
    all_losses.interviewed_flag,
    coalesce(
        date_sub('month', coalesce(spells.tenure_from, accounts.since_on), all_losses.lost_on + 1),
        floor(snapshot_customers.tenure_months)::bigint
    ) as tenure_months,
    valued.shrunk_before_loss,
    came_back.came_back_on,
    all_losses.as_of,
    all_losses.is_derived
from all_losses
left join accounts on accounts.account_id = all_losses.account_id
left join competitor_names on competitor_names.spelling = all_losses.competitor
left join spells
    on spells.account_id = all_losses.account_id
    and all_losses.kind = 'defection'
    and all_losses.lost_on between spells.starts_on and spells.ends_on
left join snapshot_customers
    on snapshot_customers.account_id = all_losses.account_id
    and snapshot_customers.as_of = all_losses.as_of
    and all_losses.lost_on is null
left join came_back on came_back.loss_id = all_losses.loss_id and came_back.kind = all_losses.kind
inner join valued on valued.loss_id = all_losses.loss_id and valued.kind = all_losses.kind
left join currency_rates
    on currency_rates.currency = coalesce(valued.currency, '')
    and currency_rates.rate_year = year(coalesce(all_losses.announced_on, all_losses.as_of))
