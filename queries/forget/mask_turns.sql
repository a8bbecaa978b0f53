-- A name out of what was said, by a mask of the same length so that offsets hold.
-- Grain: one row per row changed.
-- Parameters: pattern, mask
update turns
set
    speaker = regexp_replace(speaker, $pattern, $mask, 'gi'),
    body = regexp_replace(body, $pattern, $mask, 'gi')
where regexp_matches(concat_ws(' ', speaker, body), $pattern, 'i')
