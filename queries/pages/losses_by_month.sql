-- How many customers were lost in each month that has a loss: what the period that a page opens at is chosen by.
-- Grain: one row per month.
-- Parameters: none
select date_trunc('month', lost_on)::date as month_start, count(*) as losses
from losses_in(null, null, 'defection', null, null, null, 'lost_on')
where lost_on is not null
group by month_start
order by month_start
