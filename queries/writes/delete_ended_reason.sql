-- Take back that the reason of a loss has ended.
-- Grain: one row, or none.
-- Parameters: loss_id
delete from ended_reasons
where loss_id = $loss_id
