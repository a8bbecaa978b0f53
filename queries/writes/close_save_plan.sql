-- Close a save plan, or open it again (null).
-- Grain: one row with its number; none where there is no such plan.
-- Parameters: save_plan_id, closed_on
update save_plans
set closed_on = $closed_on
where save_plan_id = $save_plan_id
returning save_plan_id
