-- Let a sequence go on behind the highest number in use.
-- Grain: one row.
-- Holes: sequence, column, table
-- Parameters: none
select max(nextval('{sequence}'))
from range((select coalesce(max({column}), 0) from {table}))
