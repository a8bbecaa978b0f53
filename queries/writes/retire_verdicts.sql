-- Let verdicts stand no longer as the current ones.
-- Grain: one row per loss.
-- Parameters: loss_ids
update verdicts
set is_current = false
where is_current and list_contains($loss_ids::varchar[], loss_id)
