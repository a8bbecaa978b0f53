-- Losses announced after the last day of service.
-- Grain: one row per loss.
-- Parameters: none
select
    'defections' as table_name,
    loss_id as row_key,
    'announced on ' || notice_on || ', after the last day of service ' || lost_on as finding,
    'nothing: trends use the day as recorded' as left_out
from defections
where notice_on > lost_on
order by row_key
