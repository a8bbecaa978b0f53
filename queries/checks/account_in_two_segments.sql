-- Accounts of one name that lie in different segments.
-- Grain: one row per name.
-- Parameters: none
select
    'accounts' as table_name,
    min(account_id) as row_key,
    '''' || min(name) || ''' is ' || count(*) || ' accounts, in the segments '
        || string_agg(distinct segment, ', ' order by segment) as finding,
    'nothing: each counts in its own segment' as left_out
from accounts
group by lower(name)
having count(distinct segment) > 1
order by row_key
