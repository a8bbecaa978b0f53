-- Rows of a file of exchange rates as the table holds them.
-- Grain: one row per row of the file.
-- Parameters: none
select
    row_number,
    coalesce(problem, case when rate = 0 then 'rate|is zero' end) as problem,
    upper(currency) as currency,
    rate_year::integer as rate_year,
    rate
from converted
