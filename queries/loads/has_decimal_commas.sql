-- Whether numbers of the file of a load were read with decimal commas.
-- Grain: one row, or none.
-- Parameters: load_id
select len(list_filter(json_extract_string(mapping, '$[*].converter'), lambda name: name like '%comma')) > 0 as found
from loads
where load_id = $load_id
