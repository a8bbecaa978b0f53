-- No deal goes by the id of a lost account: verdicts and interviews name a loss by its id alone.
-- Grain: one row per id used twice.
-- Parameters: none
select 'The id ''' || deals.deal_id || ''' stands for a deal and for a lost account; load one of the two files with ids of its own.' as finding
from deals
inner join defections on defections.loss_id = deals.deal_id
limit 1
