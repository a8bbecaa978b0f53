-- Actions stand under one id each.
-- Grain: one row per id that stands twice.
-- Parameters: none
select 'actions holds ' || count(*) || ' rows with action_id ''' || action_id || '''; an id stands for one row.' as finding
from actions
group by action_id
having count(*) > 1
limit 1
