-- The accounts, each with its name as it is compared.
-- Grain: one row per account.
-- Parameters: none
select account_id, name, fold_account(name) as folded
from accounts
order by account_id
