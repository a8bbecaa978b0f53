-- Whether the file holds the sample company.
-- Grain: one row.
-- Parameters: none
select
    is_sample
from database_state;
