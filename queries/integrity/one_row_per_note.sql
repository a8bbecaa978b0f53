-- Notes stand under one id each.
-- Grain: one row per id that stands twice.
-- Parameters: none
select 'notes holds ' || count(*) || ' rows with note_id ''' || note_id || '''; an id stands for one row.' as finding
from notes
group by note_id
having count(*) > 1
limit 1
