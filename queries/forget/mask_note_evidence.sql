-- A name out of why evidence in notes was taken as such.
-- Grain: one row per row changed.
-- Parameters: pattern, mask
update note_evidence
set
    why = regexp_replace(why, $pattern, $mask, 'gi')
where regexp_matches(coalesce(why, ''), $pattern, 'i')
