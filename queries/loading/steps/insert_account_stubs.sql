-- Accounts that the file names and no file of accounts has brought yet; they go by the name that the file gives, else by their id.
-- Grain: one row per new account.
-- Holes: source
-- Parameters: load_id
insert into accounts (account_id, name, load_id)
select account_id, coalesce(any_value(account_name), account_id), $load_id
from {source}
where problem is null
    and account_id is not null
    and not exists (select 1 from accounts where accounts.account_id = {source}.account_id)
group by account_id
