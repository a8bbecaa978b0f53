-- Losses of which a person's corrections left no words that speak for a cause.
-- Grain: one row per loss.
-- Parameters: none
select
    'verdicts' as table_name,
    loss_id as row_key,
    'corrections left no words that speak for a cause' as finding,
    'the loss from shares of causes, until a person decides' as left_out
from losses
where root_cause is null and verdict_source <> 'person' and not is_disputed
order by row_key
