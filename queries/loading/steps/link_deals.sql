-- Deals that name an account without its id, where exactly one account has that name.
-- Grain: one row per deal that finds its account.
-- Holes: none
-- Parameters: none
create or replace temp table changed_rows as
select target.rowid as target_row, known_names.account_id
from deals as target
inner join known_names on known_names.folded = fold_account(target.account_name)
where target.account_id is null
