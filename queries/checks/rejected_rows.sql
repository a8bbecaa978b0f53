-- Rows of files that did not come in: a negative fee, an end before its beginning, a value that is none.
-- Grain: one row per row of a file and reason; of loads that were not taken back.
-- Parameters: none
select
    loads.loaded_as as table_name,
    loads.file_name || ' row ' || rejected_rows.row_number as row_key,
    concat_ws(
        ' ', rejected_rows.column_name, '''' || rejected_rows.rejected_value || '''', rejected_rows.reason
    ) as finding,
    'the row from every figure; mend it and load it again' as left_out
from rejected_rows
inner join loads on loads.load_id = rejected_rows.load_id
where loads.undone_at is null
order by loads.load_id, rejected_rows.row_number, rejected_rows.reason
