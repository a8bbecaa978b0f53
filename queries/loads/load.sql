-- One load, and a later one that changed rows which this one brought, where there is one.
-- Grain: one row, or none.
-- Parameters: load_id
select
    loads.load_id,
    loads.file_name,
    loads.loaded_as,
    loads.undone_at,
    (
        select min(replaced_rows.load_id)
        from replaced_rows
        where replaced_rows.load_id > $load_id
            and try_cast(json_extract_string(replaced_rows.original, '$.load_id') as bigint) = $load_id
    ) as changed_by_load
from loads
where loads.load_id = $load_id
