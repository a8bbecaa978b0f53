-- Losses whose value nobody knows.
-- Grain: one row per loss.
-- Parameters: none
select
    case when kind = 'lost_deal' then 'deals' else 'defections' end as table_name,
    loss_id as row_key,
    'no annual value, and no fee on the day of the announcement' as finding,
    'the loss from every figure by value' as left_out
from recorded_losses
where annual_value is null
order by row_key
