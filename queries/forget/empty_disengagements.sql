-- Take the words out of proposals to walk away from an account's deals.
-- Grain: one row per row changed.
-- Parameters: account_id, account_name
update disengagements
set
    reasons = '[forgotten]',
    letter = null
where deal_id in (select deal_id from deals where account_id = $account_id or lower(account_name) = lower($account_name))
