-- Take a measure against a cause.
-- Grain: one row.
-- Parameters: action_id, title, cause, scope, scope_filter, started_on, owner, description, load_id
insert into actions (action_id, title, cause, scope, scope_filter, started_on, owner, description, load_id)
values ($action_id, $title, $cause, $scope, $scope_filter, $started_on, $owner, $description, $load_id)
