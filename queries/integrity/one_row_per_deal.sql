-- Deals stand under one id each.
-- Grain: one row per id that stands twice.
-- Parameters: none
select 'deals holds ' || count(*) || ' rows with deal_id ''' || deal_id || '''; an id stands for one row.' as finding
from deals
group by deal_id
having count(*) > 1
limit 1
