-- Give a deal another outcome.
-- Grain: one row.
-- Parameters: deal_id, outcome, closed_on
update deals
set outcome = $outcome, closed_on = $closed_on
where deal_id = $deal_id
