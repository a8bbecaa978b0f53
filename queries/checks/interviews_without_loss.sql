-- Interviews that belong to no loss and no deal, and calls and mails that belong to no account.
-- Grain: one row per interview.
-- Parameters: none
select
    'interviews' as table_name,
    interview_id as row_key,
    'of ' || coalesce('''' || account_name || '''', 'an unnamed account')
    || if(kind = 'call', ', matched to no account', ', matched to no loss and no deal') as finding,
    'what it says from every figure' as left_out
from interviews
where loss_id is null and deal_id is null and (kind <> 'call' or account_id is null)
order by row_key
