-- A name out of the log of changes.
-- Grain: one row per row changed.
-- Parameters: pattern, mask
update changes
set
    changed_by = regexp_replace(changed_by, $pattern, $mask, 'gi'),
    old_value = regexp_replace(old_value, $pattern, $mask, 'gi'),
    new_value = regexp_replace(new_value, $pattern, $mask, 'gi'),
    reason = regexp_replace(reason, $pattern, $mask, 'gi')
where regexp_matches(concat_ws(' ', changed_by, old_value, new_value, reason), $pattern, 'i')
