-- Losses and deals that lie outside the days that the data cover.
-- Grain: one row per loss.
-- Parameters: none
select
    case when recorded_losses.kind = 'lost_deal' then 'deals' else 'defections' end as table_name,
    recorded_losses.loss_id as row_key,
    recorded_losses.lost_on || ' is not within ' || observed.observed_since || ' to ' || observed.observed_until - 1
        as finding,
    'the loss from every figure' as left_out
from recorded_losses
cross join observed
where recorded_losses.lost_on >= observed.observed_until
    or (recorded_losses.lost_on < observed.observed_since and recorded_losses.kind = 'defection')
order by row_key
