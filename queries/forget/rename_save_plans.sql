-- Save plans of an account under its stand-in.
-- Grain: one row per row changed.
-- Parameters: account_id, stand_in
update save_plans
set account_id = $stand_in
where account_id = $account_id
