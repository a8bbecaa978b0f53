-- Number of the last change.
-- Grain: one row.
-- Parameters: none
select max(change_id) as change_id
from changes
