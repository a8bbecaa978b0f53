-- What is on record of an account that an address names: until when it was served, from when it will be, its latest loss.
-- Grain: one row; none where nothing on record bears such an id.
-- Parameters: digest
with asked as (
    select account_id, name as account_name
    from accounts
    where sha256(account_id)[1:10] = $digest
    order by account_id
    limit 1
),

served as (
    select
        service_periods.account_id,
        max(service_periods.ends_on) filter (where service_periods.starts_on < observed.observed_until) as last_day_on,
        min(service_periods.starts_on) filter (where service_periods.starts_on >= observed.observed_until) as begins_on
    from service_periods
    semi join asked on asked.account_id = service_periods.account_id
    cross join observed
    group by service_periods.account_id
),

lost as (
    select losses.account_id, losses.loss_id, losses.announced_on, losses.lost_on
    from losses
    semi join asked on asked.account_id = losses.account_id
    where losses.kind = 'defection'
    qualify row_number() over (order by losses.announced_on desc nulls last, losses.loss_id) = 1
)

select
    asked.account_id,
    asked.account_name,
    coalesce(served.last_day_on, lost.lost_on) as last_day_on,  -- a list of losses may be all there is
    served.begins_on,
    lost.loss_id,
    lost.announced_on,
    observed.observed_until - 1 as as_of_on
from asked
cross join observed
left join served on served.account_id = asked.account_id
left join lost on lost.account_id = asked.account_id
