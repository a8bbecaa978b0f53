-- A name out of the names of files that came in.
-- Grain: one row per row changed.
-- Parameters: pattern, mask
update loads
set
    file_name = regexp_replace(file_name, $pattern, $mask, 'gi'),
    loaded_by = regexp_replace(loaded_by, $pattern, $mask, 'gi'),
    mapping = regexp_replace(mapping, $pattern, $mask, 'gi')
where regexp_matches(concat_ws(' ', file_name, loaded_by, mapping), $pattern, 'i')
