-- Keep what came in with a file.
-- Grain: one row.
-- Parameters: load_id, file_name, file_sha256, loaded_as, mapping, as_of, in_file, new, changed, known, rejected, loaded_by, loaded_at
insert into loads (
    load_id, file_name, file_sha256, loaded_as, mapping, as_of,
    rows_in_file, rows_new, rows_changed, rows_known, rows_rejected, loaded_by, loaded_at
)
values (
    $load_id, $file_name, $file_sha256, $loaded_as, $mapping, $as_of,
    $in_file, $new, $changed, $known, $rejected, $loaded_by, $loaded_at
)
