-- Interviews that belong to an account, by its id, its name, or one of its losses or deals.
-- Grain: one row per interview.
-- Parameters: account_id, account_name
select interview_id, source_file
from interviews
where account_id = $account_id
    or lower(trim(account_name)) = lower(trim($account_name))
    or loss_id in (select loss_id from all_losses where account_id = $account_id)
    or deal_id in (select deal_id from deals where account_id = $account_id or lower(account_name) = lower($account_name))
order by interview_id
