-- A name out of the reasons of verdicts.
-- Grain: one row per row changed.
-- Parameters: pattern, mask
update verdicts
set
    reason = regexp_replace(reason, $pattern, $mask, 'gi'),
    decided_by = regexp_replace(decided_by, $pattern, $mask, 'gi')
where regexp_matches(concat_ws(' ', reason, decided_by), $pattern, 'i')
