-- A name out of the steps of save plans.
-- Grain: one row per row changed.
-- Parameters: pattern, mask
update plan_steps
set
    title = regexp_replace(title, $pattern, $mask, 'gi'),
    weakness = regexp_replace(weakness, $pattern, $mask, 'gi'),
    owner = regexp_replace(owner, $pattern, $mask, 'gi'),
    done_by = regexp_replace(done_by, $pattern, $mask, 'gi')
where regexp_matches(concat_ws(' ', title, weakness, owner, done_by), $pattern, 'i')
