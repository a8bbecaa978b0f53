-- Every row of snapshot_customers belongs to an account.
-- Grain: one row per account id that no account has.
-- Parameters: none
select 'snapshot_customers names account_id ''' || account_id || ''', which no account has.' as finding
from snapshot_customers
where not exists (select 1 from accounts where accounts.account_id = snapshot_customers.account_id)
limit 1
