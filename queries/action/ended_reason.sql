-- What a person says about the end of the reason of a loss.
-- Grain: one row, or none where nobody says so.
-- Parameters: loss_id
select loss_id, why, said_by, said_at
from ended_reasons
where loss_id = $loss_id
