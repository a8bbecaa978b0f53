-- What one unit of a currency is worth in the reporting currency; null where nobody gave the rate that is needed.
-- Grain: one row per currency and year.
-- Parameters: none
with used as (
    select currency from contracts
    union all
    select currency from deals
    union all
    select currency from defections
),

commonest as (
    select currency
    from used
    where currency <> ''
    group by currency
    order by count(*) desc, currency
    limit 1
),

reporting as (
    select coalesce(
        (select json_extract_string(setting_value, '$') from settings where setting = 'reporting_currency'),
        (select currency from commonest),
        ''
    ) as currency
),

years as (
    select unnest(range(1970, 2101)) as rate_year
)

select
    named.currency,
    years.rate_year::integer as rate_year,
    -- a file that names no currency is taken to be in the reporting one
    case when named.currency in ('', reporting.currency) then 1.0 else exchange_rates.rate end as rate
from (select currency from used union select '') as named
cross join years
cross join reporting
left join exchange_rates
    on exchange_rates.currency = named.currency
    and exchange_rates.rate_year = years.rate_year
order by named.currency, years.rate_year
