-- Every row of contracts belongs to an account.
-- Grain: one row per account id that no account has.
-- Parameters: none
select 'contracts names account_id ''' || account_id || ''', which no account has.' as finding
from contracts
where account_id not in (select accounts.account_id from accounts)
limit 1
