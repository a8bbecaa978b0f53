-- The different texts of a column that people fill in their own words, as they arrived.
-- Grain: one row per text.
-- Holes: column
-- Parameters: none
select distinct {column} as words
from arrivals
where {column} is not null
