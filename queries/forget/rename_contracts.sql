-- Contracts of an account under its stand-in.
-- Grain: one row per row changed.
-- Parameters: account_id, stand_in
update contracts
set
    account_id = $stand_in,
    contract_id = if(starts_with(contract_id, $account_id), replace(contract_id, $account_id, $stand_in), contract_id)
where account_id = $account_id
