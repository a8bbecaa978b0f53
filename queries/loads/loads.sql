-- The files that came in, the latest first.
-- Grain: one row per load.
-- Parameters: none
select
    load_id, file_name, loaded_as, as_of, rows_in_file, rows_new, rows_changed, rows_known, rows_rejected,
    loaded_by, loaded_at, undone_at
from loads
order by load_id desc
