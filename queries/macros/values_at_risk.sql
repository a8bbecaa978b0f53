-- Living accounts with what endangers them: the larger of the risk by answers and the risk by the step in notes.
-- The risks come with the question, by account (`accounts`, `answer_risks`) and by step (`steps`, `step_risks`).
-- Grain: one row per living account; `risk` is null where neither is known.
-- Parameters: none
create or replace macro values_at_risk(
    as_of, today, window_days, least_score, catalysts, accounts, answer_risks, steps, step_risks
) as table
with answered as (
    select unnest(accounts::varchar[]) as account_id, unnest(answer_risks::double[]) as answer_risk
),

of_steps as (
    select unnest(steps::varchar[]) as step, unnest(step_risks::double[]) as step_risk
),

asked as (
    select account_id, max(answered_on) as last_asked_on
    from litmus_answers
    group by account_id
),

plans as (
    select account_id, min(next_litmus_on) as next_litmus_on
    from save_plans
    where closed_on is null
    group by account_id
)

select
    living.account_id,
    living.account_name,
    living.segment,
    living.region,
    living.owner,
    living.annual_value,
    asked.last_asked_on,
    plans.next_litmus_on,
    plans.account_id is not null as has_plan,
    standing.step,
    standing.since_on,
    greatest(answered.answer_risk, of_steps.step_risk) as risk  -- passes over the one that is null
from living_accounts(as_of) as living
left join answered on answered.account_id = living.account_id
left join asked on asked.account_id = living.account_id
left join plans on plans.account_id = living.account_id
left join steps_of_accounts(as_of, today, window_days, least_score, catalysts) as standing
    on standing.account_id = living.account_id
left join of_steps on of_steps.step = standing.step
