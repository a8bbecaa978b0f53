-- Notes on an account.
-- Grain: one row per note.
-- Parameters: account_id
select note_id
from notes
where account_id = $account_id
order by note_id
