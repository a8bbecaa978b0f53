-- Accounts stand under one id each.
-- Grain: one row per id that stands twice.
-- Parameters: none
select 'accounts holds ' || count(*) || ' rows with account_id ''' || account_id || '''; an id stands for one row.' as finding
from accounts
group by account_id
having count(*) > 1
limit 1
