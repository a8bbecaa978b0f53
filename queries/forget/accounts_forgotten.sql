-- How many accounts have been forgotten before.
-- Grain: one row.
-- Parameters: none
select count(*) as accounts
from accounts
where starts_with(account_id, 'forgotten-')
