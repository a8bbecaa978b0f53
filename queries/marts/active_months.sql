-- Accounts served on the first day of each month that the data cover, and their fee on that day.
-- Grain: one row per account and month.
-- Parameters: none
with months as (
    select unnest(generate_series(
        date_trunc('month', observed_since), observed_until - interval 1 day, interval 1 month
    ))::date as month_start
    from observed
)

select
    service_periods.account_id,
    months.month_start,
    sum(service_periods.monthly_fee) as monthly_fee,
    any_value(accounts.segment) as segment,
    any_value(accounts.region) as region,
    any_value(accounts.owner) as owner
from months
inner join service_periods
    on service_periods.starts_on <= months.month_start
    and service_periods.ends_on >= months.month_start
left join accounts on accounts.account_id = service_periods.account_id
group by service_periods.account_id, months.month_start
order by service_periods.account_id, months.month_start
