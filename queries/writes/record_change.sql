-- Remember who changed what, from what to what, and why.
-- Grain: one row per field that changed.
-- Parameters: changed_at, changed_by, table_name, row_key, field, old_value, new_value, reason
insert into changes (change_id, changed_at, changed_by, table_name, row_key, field, old_value, new_value, reason)
values (
    nextval('change_ids'),
    $changed_at,
    $changed_by,
    $table_name,
    $row_key,
    $field,
    $old_value,
    $new_value,
    $reason
)
