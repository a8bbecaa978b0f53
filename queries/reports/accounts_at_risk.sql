-- Which living accounts are at risk, what are they worth, and who has been asked about them?
-- Grain: one row per living account.
-- The highest value at risk comes first, then those of unknown value by risk, then of unknown risk by value.
-- Parameters: as_of, today, window_days, least_score, catalysts, accounts, answer_risks, steps, step_risks, segment, region, owner, page_size, page_start
select
    account_id,
    account_name,
    segment,
    region,
    owner,
    annual_value,
    last_asked_on,
    next_litmus_on,
    has_plan,
    step,
    since_on
from values_at_risk(
    $as_of, $today, $window_days, $least_score, $catalysts, $accounts, $answer_risks, $steps, $step_risks
)
where
    ($segment is null or list_contains($segment::varchar[], segment))
    and ($region is null or list_contains($region::varchar[], region))
    and ($owner is null or list_contains($owner::varchar[], owner))
order by risk * annual_value desc nulls last, risk desc nulls last, annual_value desc nulls last, account_id
limit $page_size offset $page_start
