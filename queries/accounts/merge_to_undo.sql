-- One merge of accounts, and whether it was undone.
-- Grain: one row, or none.
-- Parameters: change_id
select
    row_key,
    new_value,
    exists (
        select 1
        from changes as undone
        where undone.table_name = 'accounts' and undone.field = 'merge' and undone.reason = 'undone ' || $change_id
    ) as is_undone
from changes
where change_id = $change_id and table_name = 'accounts' and field = 'merge' and new_value is not null
