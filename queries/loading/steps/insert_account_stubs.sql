-- Accounts that the file names and no file of accounts has brought yet; they go by the name that the file gives.
-- Grain: one row per new account.
-- Holes: source
-- Parameters: load_id
insert into accounts (account_id, name, load_id)
select account_id, any_value(account_name), $load_id
from {source}
where problem is null
    and account_id is not null
    and account_id not in (select accounts.account_id from accounts)
group by account_id
