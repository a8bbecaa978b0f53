-- How many rows of a table name somebody.
-- Grain: one row.
-- Holes: table, texts
-- Parameters: pattern
select count(*) as mentions
from {table}
where regexp_matches(concat_ws(' ', {texts}), $pattern, 'i')
