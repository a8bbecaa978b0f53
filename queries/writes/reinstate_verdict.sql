-- Let a verdict be the current one again.
-- Grain: one row.
-- Parameters: verdict_id
update verdicts
set is_current = true
where verdict_id = $verdict_id
