-- Lines of a text file that are no rows of its table.
-- Grain: one row per line.
-- Holes: none
-- Parameters: none
select
    line,
    any_value(csv_line) as csv_line,
    any_value(error_type) as error_type
from reject_errors
group by line
order by line
