-- A name out of internal notes, by a mask of the same length so that offsets hold.
-- Grain: one row per row changed.
-- Parameters: pattern, mask
update notes
set
    author = regexp_replace(author, $pattern, $mask, 'gi'),
    body = regexp_replace(body, $pattern, $mask, 'gi')
where regexp_matches(concat_ws(' ', author, body), $pattern, 'i')
