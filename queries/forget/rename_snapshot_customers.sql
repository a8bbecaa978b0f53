-- An account of a snapshot under its stand-in.
-- Grain: one row per row changed.
-- Parameters: account_id, stand_in
update snapshot_customers
set account_id = $stand_in
where account_id = $account_id
