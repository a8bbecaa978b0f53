-- At which step accounts stand: the furthest that words about them show, since when, and the latest of these words.
-- Grain: one row per account at a step.
-- Parameters: none
create or replace macro steps_of_accounts(as_of, today, window_days, least_score, catalysts) as table
select
    account_id,
    step,
    min(seen_on) as since_on,
    count(*) as signals,
    first(
        {
            source_id: source_id, source: source, seen_by: seen_by, seen_on: seen_on, turn: turn,
            start_offset: start_offset, end_offset: end_offset
        }
        order by seen_on desc, score desc, source_id, turn, start_offset
    ) as latest
from signs_of_accounts(as_of, today, window_days, least_score, catalysts)
group by account_id, step
qualify row_number() over (partition by account_id order by step desc) = 1
