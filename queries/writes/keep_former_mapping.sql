-- Keep the mapping that a load replaces, or that there was none; what an undo puts back.
-- Grain: one row.
-- Parameters: load_id, fingerprint, kind
insert into replaced_rows (load_id, table_name, row_key, original)
select
    $load_id,
    'mappings',
    $fingerprint || '/' || $kind,
    coalesce(
        (
            select to_json(mappings)::varchar
            from mappings
            where headers_fingerprint = $fingerprint and loaded_as = $kind
        ),
        'null'
    )
