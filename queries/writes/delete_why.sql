-- Take one why of a loss away.
-- Grain: one why, or none.
-- Parameters: loss_id, why_number
delete from whys
where loss_id = $loss_id and why_number = $why_number
