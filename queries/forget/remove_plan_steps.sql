-- Take away the steps of the save plans of an account.
-- Grain: one row per row taken away.
-- Parameters: account_id
delete from plan_steps
where save_plan_id in (select save_plan_id from save_plans where account_id = $account_id)
