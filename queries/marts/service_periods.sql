-- What was really served: contract rows, cut at the recorded loss of their account; for accounts without any, since_on.
-- Grain: one row per contract row; `ends_on` is the last day of service, 9999-12-31 while it runs.
-- Parameters: none
with dated_losses as (
    -- of the others no service is known; a join by time sorts all that it is given
    select account_id, lost_on
    from defections
    where lost_on is not null and (
        account_id in (select contracts.account_id from contracts)
        or account_id in (select accounts.account_id from accounts where accounts.since_on is not null)
    )
),

served as (
    select
        contracts.account_id,
        contracts.product_line,
        contracts.starts_on,
        -- many lists keep the planned end of a contract that was left early
        least(
            coalesce(contracts.ends_on, date '9999-12-31'),
            coalesce(dated_losses.lost_on, date '9999-12-31')
        ) as ends_on,
        contracts.monthly_fee::double as monthly_fee,
        contracts.currency
    from contracts
    asof left join dated_losses
        on dated_losses.account_id = contracts.account_id
        and dated_losses.lost_on >= contracts.starts_on
),

without_contracts as (
    select
        accounts.account_id,
        accounts.since_on as starts_on,
        coalesce(dated_losses.lost_on, date '9999-12-31') as ends_on
    from accounts
    anti join contracts on contracts.account_id = accounts.account_id
    anti join snapshot_customers on snapshot_customers.account_id = accounts.account_id
    asof left join dated_losses
        on dated_losses.account_id = accounts.account_id
        and dated_losses.lost_on >= accounts.since_on
    where accounts.since_on is not null
)

select account_id, product_line, starts_on, ends_on, monthly_fee, currency
from served
union all
select account_id, null, starts_on, ends_on, null, null
from without_contracts
order by account_id, starts_on, ends_on
