-- The losses of customers who joined in one quarter and were gone so many quarters of their own later.
-- Grain: one row per loss.
-- Parameters: cohort_start, gone_after, segment, region, owner
select loss_id
from first_stays($segment, $region, $owner)
where cohort_start = $cohort_start::date and quarters_stayed < $gone_after
