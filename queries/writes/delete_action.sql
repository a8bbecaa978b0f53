-- Take back a measure that was entered by mistake.
-- Grain: one row.
-- Parameters: action_id
delete from actions
where action_id = $action_id
