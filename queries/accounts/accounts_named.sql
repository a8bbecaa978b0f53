-- The accounts that a person may mean: the one with the id, else those with the name.
-- Grain: one row per account.
-- Parameters: named
select account_id, name
from accounts
where account_id = trim($named)
    or (
        fold_account(name) = fold_account($named)
        and not exists (select 1 from accounts as by_id where by_id.account_id = trim($named))
    )
order by account_id
