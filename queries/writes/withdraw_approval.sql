-- Take an approval back, as if it had not been given.
-- Grain: one row.
-- Parameters: disengagement_id
update disengagements
set approved_by = null, approved_at = null, next_check_in_on = null, what_became = null, ended_on = null
where disengagement_id = $disengagement_id
