-- An account without name: what is left for the counts.
-- Grain: one row per row changed.
-- Parameters: account_id, stand_in
update accounts
set
    account_id = $stand_in,
    name = $stand_in,
    email_domain = null,
    attributes = null
where account_id = $account_id
