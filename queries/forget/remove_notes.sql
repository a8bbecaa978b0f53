-- Take away the notes on an account.
-- Grain: one row per row taken away.
-- Parameters: account_id
delete from notes
where account_id = $account_id
