-- Whether there is an account of that id.
-- Grain: one row.
-- Parameters: account_id
select count(*) > 0 as is_there
from accounts
where account_id = $account_id
