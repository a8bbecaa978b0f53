-- One account as JSON.
-- Grain: one row, or none.
-- Parameters: account_id
select to_json(accounts)::varchar as original
from accounts
where account_id = $account_id
