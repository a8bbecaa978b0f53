-- Take away a choice that a load remembered; a former one is put back from what was kept.
-- Grain: one row per choice taken away.
-- Holes: table, key
-- Parameters: load_id
delete from {table}
where {key} in (select row_key from replaced_rows where load_id = $load_id and table_name = '{table}')
