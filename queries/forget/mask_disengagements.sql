-- A name out of proposals to walk away from a deal.
-- Grain: one row per row changed.
-- Parameters: pattern, mask
update disengagements
set
    reasons = regexp_replace(reasons, $pattern, $mask, 'gi'),
    letter = regexp_replace(letter, $pattern, $mask, 'gi'),
    asked_by = regexp_replace(asked_by, $pattern, $mask, 'gi'),
    approved_by = regexp_replace(approved_by, $pattern, $mask, 'gi')
where regexp_matches(concat_ws(' ', reasons, letter, asked_by, approved_by), $pattern, 'i')
