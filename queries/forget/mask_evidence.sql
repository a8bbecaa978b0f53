-- A name out of why evidence was taken as such.
-- Grain: one row per row changed.
-- Parameters: pattern, mask
update evidence
set
    why = regexp_replace(why, $pattern, $mask, 'gi')
where regexp_matches(coalesce(why, ''), $pattern, 'i')
