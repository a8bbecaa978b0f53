-- Whether there is a loss of that id.
-- Grain: one row.
-- Parameters: loss_id
select exists(from recorded_losses where loss_id = $loss_id) as found
