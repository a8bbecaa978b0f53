-- A name out of approved reviews; their figures stay.
-- Grain: one row per row changed.
-- Parameters: pattern, mask
update reviews
set
    figures = regexp_replace(figures, $pattern, $mask, 'gi'),
    losses = regexp_replace(losses, $pattern, $mask, 'gi'),
    approved_by = regexp_replace(approved_by, $pattern, $mask, 'gi')
where regexp_matches(concat_ws(' ', figures, losses, approved_by), $pattern, 'i')
