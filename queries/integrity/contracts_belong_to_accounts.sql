-- Every row of contracts belongs to an account.
-- Grain: one row per account id that no account has.
-- Parameters: none
select 'contracts names account_id ''' || account_id || ''', which no account has.' as finding
from contracts
where not exists (select 1 from accounts where accounts.account_id = contracts.account_id)
limit 1
