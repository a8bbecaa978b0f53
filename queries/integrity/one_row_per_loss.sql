-- Losses stand under one id each.
-- Grain: one row per id that stands twice.
-- Parameters: none
select 'defections holds ' || count(*) || ' rows with loss_id ''' || loss_id || '''; an id stands for one row.' as finding
from defections
group by loss_id
having count(*) > 1
limit 1
