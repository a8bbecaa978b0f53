-- A name as names of accounts are compared.
-- Grain: one row.
-- Parameters: account_name
select fold_account($account_name) as folded
