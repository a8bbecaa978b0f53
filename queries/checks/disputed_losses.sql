-- Losses whose interviews of equal rank name different causes.
-- Grain: one row per loss.
-- Parameters: none
select
    'verdicts' as table_name,
    loss_id as row_key,
    'interviews of equal rank name different causes' as finding,
    'the loss from shares of causes, until a person decides' as left_out
from losses
where is_disputed
order by row_key
