-- A name out of looks at deals that were walked away from.
-- Grain: one row per row changed.
-- Parameters: pattern, mask
update check_ins
set
    checked_by = regexp_replace(checked_by, $pattern, $mask, 'gi'),
    finding = regexp_replace(finding, $pattern, $mask, 'gi')
where regexp_matches(concat_ws(' ', checked_by, finding), $pattern, 'i')
