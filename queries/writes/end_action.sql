-- Say when a measure ended, or that it goes on (null).
-- Grain: one row.
-- Parameters: action_id, ended_on
update actions
set ended_on = $ended_on
where action_id = $action_id
