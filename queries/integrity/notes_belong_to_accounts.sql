-- Every row of notes belongs to an account.
-- Grain: one row per account id that no account has.
-- Parameters: none
select 'notes names account_id ''' || account_id || ''', which no account has.' as finding
from notes
where not exists (select 1 from accounts where accounts.account_id = notes.account_id)
limit 1
