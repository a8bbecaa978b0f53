-- What was done for an account in the year before its loss was announced.
-- Grain: one row per loss and finished step of a save plan.
-- Parameters: loss_ids, window_days
select
    losses.loss_id,
    plan_steps.done_on,
    plan_steps.title,
    plan_steps.done_by
from losses
inner join save_plans on save_plans.account_id = losses.account_id
inner join plan_steps on plan_steps.save_plan_id = save_plans.save_plan_id
where
    ($loss_ids is null or list_contains($loss_ids::varchar[], losses.loss_id))
    and plan_steps.done_on >= losses.announced_on - $window_days::integer
    and plan_steps.done_on < losses.announced_on
order by losses.loss_id, plan_steps.done_on, plan_steps.title
