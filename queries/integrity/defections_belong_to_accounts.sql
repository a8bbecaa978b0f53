-- Every row of defections belongs to an account.
-- Grain: one row per account id that no account has.
-- Parameters: none
select 'defections names account_id ''' || account_id || ''', which no account has.' as finding
from defections
where not exists (select 1 from accounts where accounts.account_id = defections.account_id)
limit 1
