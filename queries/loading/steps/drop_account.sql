-- Take an account away.
-- Grain: one row.
-- Holes: none
-- Parameters: account_id
delete from accounts where account_id = $account_id
