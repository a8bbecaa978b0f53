-- Bring the changed rows up to date.
-- Grain: one row per row that changes.
-- Holes: table, assignments
-- Parameters: load_id
update {table}
set {assignments}, load_id = $load_id
from changed_rows
where {table}.rowid = changed_rows.target_row
