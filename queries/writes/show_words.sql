-- Carry what customers said first about some losses into the mart of losses.
-- Grain: one row per loss.
-- Parameters: loss_ids
update losses
set stated_cause = loss_words.stated_cause
from loss_words
where losses.loss_id = loss_words.loss_id and list_contains($loss_ids::varchar[], losses.loss_id)
