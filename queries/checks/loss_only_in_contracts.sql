-- Accounts whose contracts have ended and of whom no loss is recorded, where losses are recorded at all.
-- Grain: one row per loss.
-- Parameters: none
select
    'contracts' as table_name,
    account_id as row_key,
    'served until ' || lost_on || ' and no loss is recorded' as finding,
    'nothing: it counts as a loss without a reason' as left_out
from recorded_losses
where is_derived and exists(from defections where lost_on is not null)
order by row_key
