-- A name out of every text of a table, by a mask of the same length so that offsets hold.
-- Grain: one row per row changed.
-- Holes: table, assignments, texts
-- Parameters: pattern, mask
update {table}
set {assignments}
where regexp_matches(concat_ws(' ', {texts}), $pattern, 'i')
