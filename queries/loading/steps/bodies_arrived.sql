-- The different bodies of the notes that arrived.
-- Grain: one row per body.
-- Holes: none
-- Parameters: none
select distinct body
from arrivals
where body is not null
