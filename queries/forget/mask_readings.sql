-- A name out of why an interview was read as it was.
-- Grain: one row per row changed.
-- Parameters: pattern, mask
update readings
set
    why = regexp_replace(why, $pattern, $mask, 'gi')
where regexp_matches(coalesce(why, ''), $pattern, 'i')
