-- No deal goes by the id of a lost account: verdicts and interviews name a loss by its id alone.
-- Grain: one row per id used twice.
-- Parameters: none
select
    'The id ''' || deals.deal_id || ''' stands for a deal and for a lost account. Interviews and verdicts name a loss by its id '
    || 'alone, so the two cannot share one: leave the id column of one file out (--map "Their ID column=", or "(left out)" on '
    || 'the Upload page), and its rows get ids of their own.' as finding
from deals
inner join defections on defections.loss_id = deals.deal_id
limit 1
