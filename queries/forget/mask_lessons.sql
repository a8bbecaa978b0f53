-- A name out of lessons.
-- Grain: one row per row changed.
-- Parameters: pattern, mask
update lessons
set
    body = regexp_replace(body, $pattern, $mask, 'gi'),
    written_by = regexp_replace(written_by, $pattern, $mask, 'gi')
where regexp_matches(concat_ws(' ', body, written_by), $pattern, 'i')
