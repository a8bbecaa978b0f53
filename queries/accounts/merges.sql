-- Merges of accounts that were not undone, the latest first.
-- Grain: one row per merge.
-- Parameters: none
select change_id, row_key, changed_by, changed_at
from changes
where table_name = 'accounts' and field = 'merge' and new_value is not null
    and not exists (
        select 1
        from changes as undone
        where undone.table_name = 'accounts' and undone.field = 'merge' and undone.reason = 'undone ' || changes.change_id
    )
order by change_id desc
