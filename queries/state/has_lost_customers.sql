-- Whether any customer is known to have left, by a loss on record or by a contract that ended.
-- Grain: one row.
-- Parameters: none
select count(*) > 0 as has_lost_customers
from all_losses
where kind = 'defection' and lost_on is not null
