-- One measure taken against a cause.
-- Grain: one row, or none where there is no action of that id.
-- Parameters: action_id
select action_id, title, cause, scope, scope_filter, started_on, ended_on, owner
from actions
where action_id = $action_id
