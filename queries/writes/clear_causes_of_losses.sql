-- Take some losses out of the mart of causes that speak for losses, to be put in anew.
-- Grain: one row per loss and cause.
-- Parameters: loss_ids
delete from loss_causes
where list_contains($loss_ids::varchar[], loss_id)
