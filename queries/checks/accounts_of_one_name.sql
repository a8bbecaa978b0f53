-- Accounts that share a name but for case, marks and legal form: one customer, perhaps, that counts twice.
-- Grain: one row per name.
-- Parameters: none
select
    'accounts' as table_name,
    min(account_id) as row_key,
    '''' || min_by(name, account_id) || ''' is ' || count(*) || ' accounts: '
        || string_agg(account_id, ', ' order by account_id) as finding,
    'nothing: each counts as a customer of its own until they are merged' as left_out
from accounts
group by fold_account(name)
having count(*) > 1 and count(distinct segment) < 2
order by row_key
