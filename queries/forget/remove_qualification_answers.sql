-- Take away the answers that colleagues gave about the deals of an account.
-- Grain: one row per row taken away.
-- Parameters: account_id, account_name
delete from qualification_answers
where deal_id in (select deal_id from deals where account_id = $account_id or lower(account_name) = lower($account_name))
