-- Lines of a text file that are no rows of its table, cut where they are very long; the worst that is wrong with each.
-- Grain: one row per line.
-- Holes: none
-- Parameters: none
select
    line,
    any_value(left(csv_line, 10000)) as csv_line,
    case
        when bool_or(error_type = 'LINE SIZE OVER MAXIMUM') then 'LINE SIZE OVER MAXIMUM'
        else any_value(error_type)::varchar
    end as error_type
from reject_errors
group by line
order by line
