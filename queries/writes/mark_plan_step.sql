-- Mark a step of a save plan as done, or as not done (both null).
-- Grain: one row with its number; none where there is no such step.
-- Parameters: plan_step_id, done_on, done_by
update plan_steps
set done_on = $done_on, done_by = $done_by
where plan_step_id = $plan_step_id
returning plan_step_id
