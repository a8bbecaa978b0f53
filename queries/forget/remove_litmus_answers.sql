-- Take away the answers that colleagues gave about an account.
-- Grain: one row per row taken away.
-- Parameters: account_id
delete from litmus_answers
where account_id = $account_id
