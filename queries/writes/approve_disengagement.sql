-- A manager approves walking away from a deal.
-- Grain: one row.
-- Parameters: disengagement_id, approved_by, approved_at, next_check_in_on
update disengagements
set approved_by = $approved_by, approved_at = $approved_at, next_check_in_on = $next_check_in_on
where disengagement_id = $disengagement_id and approved_by is null
