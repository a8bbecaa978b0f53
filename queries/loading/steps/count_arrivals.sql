-- How many rows the file holds, and how many of them cannot come in.
-- Grain: one row.
-- Holes: none
-- Parameters: none
select
    count(*) as in_file,
    count(*) filter (where problem <> 'repeat') as rejected
from arrivals
