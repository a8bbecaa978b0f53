-- Accounts that were merged into others and not parted again since, with the name that they had, the latest merge last.
-- Grain: one row per merged account.
-- Parameters: none
select
    json_extract_string(new_value, '$.merge_id') as merge_id,
    json_extract_string(new_value, '$.keep_id') as keep_id,
    json_extract_string(json_extract_string(new_value, '$.merged'), '$.name') as merged_name
from changes
where table_name = 'accounts' and field = 'merge' and new_value is not null and json_valid(new_value)
    and not exists (
        select 1
        from changes as undone
        where undone.table_name = 'accounts' and undone.field = 'merge' and undone.reason = 'undone ' || changes.change_id
    )
order by change_id
