-- A name out of save plans.
-- Grain: one row per row changed.
-- Parameters: pattern, mask
update save_plans
set
    opened_by = regexp_replace(opened_by, $pattern, $mask, 'gi')
where regexp_matches(coalesce(opened_by, ''), $pattern, 'i')
