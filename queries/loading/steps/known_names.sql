-- Folded names that belong to exactly one account, so that a file without ids finds its account.
-- Grain: one row per folded name.
-- Holes: none
-- Parameters: none
create or replace temp table known_names as
select fold_account(name) as folded, any_value(account_id) as account_id
from accounts
group by fold_account(name)
having count(*) = 1
