-- Open a plan to keep an account.
-- Grain: one row.
-- Parameters: save_plan_id, account_id, opened_on, opened_by, next_litmus_on
insert into save_plans (save_plan_id, account_id, opened_on, opened_by, next_litmus_on)
values ($save_plan_id, $account_id, $opened_on, $opened_by, $next_litmus_on)
