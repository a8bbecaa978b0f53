-- The currency that all values are reported in: as set, else the commonest in the records.
-- Grain: one row, or none where nobody set one and no file names a currency.
-- Parameters: none
with chosen as (
    select json_extract_string(setting_value, '$') as currency
    from settings
    where setting = 'reporting_currency'
),

-- where a currency was set, a rate of one belongs to it alone
named as (
    select currency, count(*) as rates
    from currency_rates
    where rate = 1 and currency <> '' and not exists (select 1 from chosen where chosen.currency <> '')
    group by currency
)

select currency
from (
    select currency, 0 as rates from chosen where currency <> ''
    union all
    select currency, rates from named
)
order by rates desc, currency
limit 1
