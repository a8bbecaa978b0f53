-- Put rewritten rows in the place of those that were rejected. They are registered as `rewritten`.
-- Grain: one row per rejected row.
-- Holes: none
-- Parameters: load_id
update rejected_rows
set original = rewritten.new
from rewritten
where rejected_rows.load_id = $load_id
    and rejected_rows.original = rewritten.former
    and rejected_rows.column_name is not distinct from rewritten.column_name
