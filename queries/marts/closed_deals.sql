-- Deals that have ended, with the segment and region of their account where the deal names none.
-- Grain: one row per deal that was won, lost, not decided, withdrawn or walked away from.
-- Parameters: none
with walked_away as (
    select deal_id, min(approved_at)::date as approved_on
    from disengagements
    where approved_at is not null
    group by deal_id
),

ended as (
    select
        deals.deal_id,
        deals.account_id,
        deals.account_name,
        deals.opened_on,
        coalesce(deals.closed_on, walked_away.approved_on) as closed_on,
        case when walked_away.deal_id is not null and deals.outcome = 'open' then 'disengaged' else deals.outcome end
            as outcome,
        deals.annual_value::double as annual_value,
        deals.currency,
        deals.competitor,
        deals.recorded_reason,
        deals.owner,
        deals.product,
        deals.segment,
        deals.region,
        deals.source,
        deals.deal_type
    from deals
    left join walked_away on walked_away.deal_id = deals.deal_id
)

select
    ended.deal_id,
    ended.account_id,
    ended.account_name,
    ended.opened_on,
    ended.closed_on,
    ended.outcome,
    ended.annual_value,
    ended.currency,
    ended.annual_value * currency_rates.rate as reporting_value,
    coalesce(competitor_names.competitor, ended.competitor) as competitor,
    ended.recorded_reason,
    ended.owner,
    ended.product,
    coalesce(ended.segment, accounts.segment) as segment,
    coalesce(ended.region, accounts.region) as region,
    accounts.industry,
    ended.source,
    ended.deal_type
from ended
left join accounts on accounts.account_id = ended.account_id
left join competitor_names on competitor_names.spelling = ended.competitor
left join currency_rates
    on currency_rates.currency = ended.currency
    and currency_rates.rate_year = year(ended.closed_on)
where ended.outcome <> 'open'
order by ended.deal_id
