-- A name out of notes and decisions of reviews.
-- Grain: one row per row changed.
-- Parameters: pattern, mask
update review_notes
set
    body = regexp_replace(body, $pattern, $mask, 'gi'),
    owner = regexp_replace(owner, $pattern, $mask, 'gi'),
    written_by = regexp_replace(written_by, $pattern, $mask, 'gi')
where regexp_matches(concat_ws(' ', body, owner, written_by), $pattern, 'i')
