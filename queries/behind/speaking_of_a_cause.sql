-- The losses in which a cause comes up at all, whatever their root cause.
-- Grain: one row per loss that was read.
-- Parameters: mentions, kind
select loss_causes.loss_id
from loss_causes
inner join losses on losses.loss_id = loss_causes.loss_id and losses.kind = loss_causes.kind
where loss_causes.kind = $kind and loss_causes.cause = $mentions and losses.is_read
