-- Deals that a manager agreed to walk away from stay so, whatever the next file of the CRM says of their stage.
-- Grain: one row per row of the file about such a deal.
-- Holes: none
-- Parameters: none
update arrivals
set outcome = deals.outcome, closed_on = deals.closed_on
from deals
where arrivals.deal_id = deals.deal_id
    and deals.outcome = 'disengaged'
    and exists (
        select 1
        from disengagements
        where disengagements.deal_id = deals.deal_id and disengagements.approved_at is not null
            and disengagements.what_became is distinct from 'came_back'
    )
