-- A loss without an id goes by its account and day. Where the account went by another name when the loss came in, it
-- keeps the id that it came in under.
-- Grain: one row per row of the file that keeps its id.
-- Holes: none
-- Parameters: none
update arrivals
set loss_id = known.loss_id
from defections as known
where known.account_id = arrivals.account_id
    and known.lost_on = arrivals.lost_on
    and ends_with(known.loss_id, '/' || arrivals.lost_on)
    and arrivals.loss_id not in (select defections.loss_id from defections)
