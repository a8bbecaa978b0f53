-- Needed fields that no column of a load's file fills, so that rows were rejected.
-- Grain: one row per field.
-- Parameters: load_id
select distinct column_name
from rejected_rows
where load_id = $load_id and reason like 'is missing: the file has no such column%'
order by column_name
