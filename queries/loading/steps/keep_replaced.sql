-- The rows as they were before this load changes them; what an undo puts back.
-- Grain: one row per row that changes.
-- Holes: table, key_text
-- Parameters: load_id
insert into replaced_rows (load_id, table_name, row_key, original)
select $load_id, '{table}', {key_text}, to_json(target)
from {table} as target
inner join changed_rows on changed_rows.target_row = target.rowid
