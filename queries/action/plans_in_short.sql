-- How many save plans are open, and how much of them is late?
-- Grain: one row.
-- Parameters: today
with steps as (
    select
        save_plan_id,
        count(*) as steps,
        count(*) filter (where done_on is not null) as steps_done,
        count(*) filter (where done_on is null and due_on < $today::date) as steps_overdue
    from plan_steps
    group by save_plan_id
)

select
    count(*) as plans,
    coalesce(sum(steps.steps), 0)::bigint as steps,
    coalesce(sum(steps.steps_done), 0)::bigint as steps_done,
    coalesce(sum(steps.steps_overdue), 0)::bigint as steps_overdue,
    count(*) filter (where save_plans.next_litmus_on < $today::date) as litmus_overdue
from save_plans
left join steps on steps.save_plan_id = save_plans.save_plan_id
where save_plans.closed_on is null
