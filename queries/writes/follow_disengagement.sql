-- Set when to look at a deal again, or what became of it.
-- Grain: one row.
-- Parameters: disengagement_id, next_check_in_on, what_became, ended_on
update disengagements
set next_check_in_on = $next_check_in_on, what_became = $what_became, ended_on = $ended_on
where disengagement_id = $disengagement_id
