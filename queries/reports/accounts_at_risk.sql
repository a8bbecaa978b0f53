-- Which living accounts are at risk, what are they worth, and who has been asked about them?
-- Grain: one row per living account.
-- Parameters: as_of, today, window_days, least_score, catalysts, segment, region, owner
with asked as (
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
    steps.step,
    steps.since_on
from living_accounts($as_of) as living
left join asked on asked.account_id = living.account_id
left join plans on plans.account_id = living.account_id
left join steps_of_accounts($as_of, $today, $window_days, $least_score, $catalysts) as steps
    on steps.account_id = living.account_id
where
    ($segment is null or list_contains($segment::varchar[], living.segment))
    and ($region is null or list_contains($region::varchar[], living.region))
    and ($owner is null or list_contains($owner::varchar[], living.owner))
order by living.annual_value desc nulls last, living.account_id
