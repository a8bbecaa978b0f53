-- A name out of the records of losses.
-- Grain: one row per row changed.
-- Parameters: pattern, mask
update defections
set
    owner = regexp_replace(owner, $pattern, $mask, 'gi'),
    recorded_reason = regexp_replace(recorded_reason, $pattern, $mask, 'gi'),
    sub_reason = regexp_replace(sub_reason, $pattern, $mask, 'gi')
where regexp_matches(concat_ws(' ', owner, recorded_reason, sub_reason), $pattern, 'i')
