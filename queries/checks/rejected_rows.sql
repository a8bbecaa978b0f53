-- Rows of files that did not come in: a negative fee, an end before its beginning, a value that is none.
-- Grain: one row per row of a file and reason; of loads that were not taken back, until the row has come in.
-- Parameters: none
select
    loaded_as as table_name,
    file_name || ' row ' || row_number as row_key,
    concat_ws(' ', column_name, '''' || rejected_value || '''', reason) as finding,
    'the row from every figure; mend it and load it again' as left_out
from waiting_rejected_rows()
order by load_id, row_number, reason
