-- How many living accounts there are, how many show a risk and what these pay, and about whom nobody was asked.
-- Grain: one row.
-- Parameters: as_of, today, window_days, least_score, catalysts, accounts, answer_risks, steps, step_risks
select
    count(*) as living,
    count(*) filter (where risk > 0) as at_risk,
    coalesce(sum(annual_value) filter (where risk > 0), 0)::double as annual_value,
    count(*) filter (where last_asked_on is null) as never_asked,
    count(*) filter (where step in ('step3', 'step4') and not has_plan) as leaving_without_plan,
    coalesce(sum(annual_value) filter (where step in ('step3', 'step4') and not has_plan), 0)::double
        as value_without_plan
from values_at_risk(
    $as_of, $today, $window_days, $least_score, $catalysts, $accounts, $answer_risks, $steps, $step_risks
)
