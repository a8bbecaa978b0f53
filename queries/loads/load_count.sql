-- How many files came in.
-- Grain: one row.
-- Parameters: none
select count(*) as load_count
from loads
