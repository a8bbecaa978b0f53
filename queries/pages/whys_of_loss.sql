-- The five whys of a loss.
-- Grain: one row per why answered.
-- Parameters: loss_id
select why_number, answer, written_by, written_at
from whys
where loss_id = $loss_id
order by why_number
