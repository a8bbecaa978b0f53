-- Keep a line of a text file that is no row of its table.
-- Grain: one row.
-- Parameters: load_id, row_number, reason, original
insert into rejected_rows (load_id, row_number, column_name, rejected_value, reason, original)
values ($load_id, $row_number, null, null, $reason, $original)
