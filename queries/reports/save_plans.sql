-- Which steps of the open save plans are done, due or overdue?
-- Grain: one row per step of an open plan.
-- Parameters: account_id, today, page_size, page_start
with progress as (
    select
        save_plan_id,
        count(*) as steps,
        count(*) filter (where done_on is not null) as steps_done,
        count(*) filter (where done_on is null and due_on < $today::date) as steps_overdue
    from plan_steps
    group by save_plan_id
)

select
    save_plans.save_plan_id,
    save_plans.account_id,
    accounts.name as account_name,
    save_plans.opened_on,
    save_plans.opened_by,
    save_plans.next_litmus_on,
    save_plans.next_litmus_on < $today::date as is_litmus_overdue,
    progress.steps,
    progress.steps_done,
    plan_steps.plan_step_id,
    plan_steps.title,
    plan_steps.weakness,
    plan_steps.owner,
    plan_steps.due_on,
    plan_steps.done_on,
    plan_steps.done_by,
    plan_steps.done_on is null and plan_steps.due_on < $today::date as is_overdue
from save_plans
left join accounts on accounts.account_id = save_plans.account_id
inner join progress on progress.save_plan_id = save_plans.save_plan_id
inner join plan_steps on plan_steps.save_plan_id = save_plans.save_plan_id
where save_plans.closed_on is null and ($account_id is null or save_plans.account_id = $account_id)
order by
    (progress.steps_overdue > 0 or save_plans.next_litmus_on < $today::date) desc,
    save_plans.next_litmus_on,
    save_plans.save_plan_id,
    plan_steps.due_on,
    plan_steps.plan_step_id
limit $page_size offset $page_start
