-- Name of an account that is to be forgotten.
-- Grain: one row per account of that id.
-- Parameters: account_id
select account_id, name, email_domain
from accounts
where account_id = $account_id
order by name
