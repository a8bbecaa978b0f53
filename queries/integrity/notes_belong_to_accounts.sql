-- Every row of notes belongs to an account.
-- Grain: one row per account id that no account has.
-- Parameters: none
select 'notes names account_id ''' || account_id || ''', which no account has.' as finding
from notes
where account_id not in (select accounts.account_id from accounts)
limit 1
