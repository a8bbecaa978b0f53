-- Note a look at a deal that was walked away from.
-- Grain: one row.
-- Parameters: disengagement_id, checked_on, checked_by, finding
insert into check_ins (disengagement_id, checked_on, checked_by, finding)
values ($disengagement_id, $checked_on, $checked_by, $finding)
