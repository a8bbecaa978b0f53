-- A name out of the five whys.
-- Grain: one row per row changed.
-- Parameters: pattern, mask
update whys
set
    answer = regexp_replace(answer, $pattern, $mask, 'gi'),
    written_by = regexp_replace(written_by, $pattern, $mask, 'gi')
where regexp_matches(concat_ws(' ', answer, written_by), $pattern, 'i')
