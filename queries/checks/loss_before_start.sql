-- Losses dated before the account became a customer.
-- Grain: one row per loss.
-- Parameters: none
with begun as (
    select account_id, min(starts_on) as starts_on
    from contracts
    group by account_id
)

select
    'defections' as table_name,
    defections.loss_id as row_key,
    'lost on ' || defections.lost_on || ', before its first day ' || least(begun.starts_on, accounts.since_on)
        as finding,
    'its tenure, and the loss from the churn of any period' as left_out
from defections
left join begun on begun.account_id = defections.account_id
left join accounts on accounts.account_id = defections.account_id
where defections.lost_on < least(begun.starts_on, accounts.since_on)
order by row_key
