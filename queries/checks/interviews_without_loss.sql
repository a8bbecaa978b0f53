-- Interviews that belong to no loss and no deal.
-- Grain: one row per interview.
-- Parameters: none
select
    'interviews' as table_name,
    interview_id as row_key,
    'of ' || coalesce('''' || account_name || '''', 'an unnamed account') || ', matched to no loss and no deal'
        as finding,
    'what it says from every figure' as left_out
from interviews
where loss_id is null and deal_id is null and kind <> 'call'
order by row_key
