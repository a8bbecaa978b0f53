-- Accounts active on the first day of each month, and their fee on that day.
-- Grain: one row per account and month.
-- Parameters: none
with bounds as (
    select
        date_trunc('month', min(starts_on))::date as first_month,
        date_trunc('month', max(greatest(coalesce(ends_on, starts_on), starts_on)))::date as last_month
    from contracts
),

months as (
    select unnest(generate_series(first_month, last_month, interval 1 month))::date as month_start
    from bounds
)

select
    contracts.account_id,
    months.month_start,
    sum(contracts.monthly_fee)::double as monthly_fee,
    any_value(accounts.segment) as segment,
    any_value(accounts.region) as region,
    any_value(accounts.owner) as owner
from months
inner join contracts
    on contracts.starts_on <= months.month_start
    and (contracts.ends_on is null or contracts.ends_on >= months.month_start)
left join accounts on accounts.account_id = contracts.account_id
group by contracts.account_id, months.month_start
order by contracts.account_id, months.month_start
