-- The different names that stand in one or two columns of a file.
-- Grain: one row per name.
-- Holes: cells
-- Parameters: none
select distinct concat_ws(' ', {cells}) as named
from source_rows
where concat_ws('', {cells}) <> ''
