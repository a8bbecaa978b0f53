-- Contracts stand under one id each.
-- Grain: one row per id that stands twice.
-- Parameters: none
select 'contracts holds ' || count(*) || ' rows with contract_id ''' || contract_id || '''; an id stands for one row.' as finding
from contracts
group by contract_id
having count(*) > 1
limit 1
