-- The losses of customers who had been there for so long, as curves of survival count them.
-- Grain: one row per loss whose tenure, in days, lies after the first and not after the last.
-- Parameters: after_days, last_day, segment, region, owner
select loss_id
from tenures_in(null, null, $segment, $region, $owner)
where has_left and exit_days > $after_days and exit_days <= $last_day
