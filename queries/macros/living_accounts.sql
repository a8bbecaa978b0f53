-- Accounts in service on a day that have announced nothing by then, with what they are worth a year.
-- Grain: one row per account.
-- Parameters: none
create or replace macro living_accounts(as_of) as table
with asked as (
    select coalesce(as_of::date, observed_until - 1) as as_of_on
    from observed
),

in_service as (
    select
        service_periods.account_id,
        sum(12 * service_periods.monthly_fee * currency_rates.rate) as annual_value,
        -- one line without a rate leaves the sum unknown rather than too small
        count(*) filter (where service_periods.monthly_fee is not null and currency_rates.rate is null) as unrated
    from service_periods
    cross join asked
    left join currency_rates
        on currency_rates.currency = service_periods.currency
        and currency_rates.rate_year = year(asked.as_of_on)
    where service_periods.starts_on <= asked.as_of_on and service_periods.ends_on >= asked.as_of_on
    group by service_periods.account_id
),

leaving as (
    select losses.account_id
    from asked
    inner join losses
        on losses.announced_on <= asked.as_of_on
        and coalesce(losses.lost_on, losses.announced_on) >= asked.as_of_on
    where losses.kind = 'defection'
)

select
    accounts.account_id,
    accounts.name as account_name,
    accounts.segment,
    accounts.industry,
    accounts.region,
    accounts.owner,
    accounts.exec_contact,
    accounts.management_changed_on,
    case when in_service.unrated = 0 then in_service.annual_value end as annual_value,
    asked.as_of_on
from in_service
cross join asked
inner join accounts on accounts.account_id = in_service.account_id
anti join leaving on leaving.account_id = in_service.account_id
