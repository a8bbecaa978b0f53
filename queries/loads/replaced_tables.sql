-- The tables of which a load replaced rows.
-- Grain: one row per table.
-- Parameters: load_id
select distinct table_name
from replaced_rows
where load_id = $load_id
order by table_name
