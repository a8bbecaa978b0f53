-- Whether any words came in yet.
-- Grain: one row.
-- Parameters: none
select count(*) > 0 as has_interviews
from interviews
