-- Give some rows of a table to another account.
-- Grain: one row per row moved.
-- Holes: table, key
-- Parameters: keys, old_id, new_id
update {table}
set account_id = $new_id
where account_id = $old_id and list_contains($keys::varchar[], {key})
