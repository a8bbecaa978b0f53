-- Put rewritten values in the place of rejected ones. They are registered as `rewritten`.
-- Grain: one row per rejected row.
-- Holes: none
-- Parameters: load_id
update rejected_rows
set rejected_value = rewritten.new
from rewritten
where rejected_rows.load_id = $load_id and rejected_rows.rejected_value = rewritten.former
