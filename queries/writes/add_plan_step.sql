-- Add a step to a save plan.
-- Grain: one row.
-- Parameters: save_plan_id, title, weakness, owner, due_on
insert into plan_steps (plan_step_id, save_plan_id, title, weakness, owner, due_on)
values (nextval('plan_step_ids'), $save_plan_id, $title, $weakness, $owner, $due_on)
