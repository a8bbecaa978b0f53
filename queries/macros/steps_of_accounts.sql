-- At which step accounts stand: the furthest that words about them show, and since when they show it.
-- Grain: one row per account at a step.
-- Parameters: none
create or replace macro steps_of_accounts(as_of, today, window_days, least_score, catalysts) as table
select account_id, step, min(seen_on) as since_on, count(*) as signals
from signs_of_accounts(as_of, today, window_days, least_score, catalysts)
group by account_id, step
qualify row_number() over (partition by account_id order by step desc) = 1
