-- The currency that all values are reported in.
-- Grain: one row, or none where no file names a currency.
-- Parameters: none
select currency
from currency_rates
where rate = 1 and currency <> ''
group by currency
order by count(*) desc, currency
limit 1
