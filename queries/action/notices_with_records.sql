-- How many losses were announced about whose account anybody wrote in the year before, since it last came back.
-- Grain: one row.
-- Parameters: window_days
select count(*) as losses
from written_windows('defection', $window_days)
