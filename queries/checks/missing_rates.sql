-- Currencies and years that nobody gave a rate for.
-- Grain: one row per currency and year.
-- Parameters: none
with used as (
    -- fees are converted at the rate of each year in which they were paid
    select contracts.currency, paid.rate_year
    from contracts
    cross join observed
    cross join lateral (
        select unnest(range(
            year(contracts.starts_on),
            1 + year(least(coalesce(contracts.ends_on, observed.observed_until - 1), observed.observed_until - 1))
        )) as rate_year
    ) as paid
    union
    select currency, year(coalesce(notice_on, lost_on, as_of)) from defections
    union
    select currency, year(closed_on) from deals
)

select
    'exchange_rates' as table_name,
    used.currency || ' ' || used.rate_year as row_key,
    'there is no rate for ' || used.currency || ' in ' || used.rate_year as finding,
    'the value of its rows' as left_out
from used
inner join currency_rates
    on currency_rates.currency = used.currency
    and currency_rates.rate_year = used.rate_year
where currency_rates.rate is null
order by row_key
