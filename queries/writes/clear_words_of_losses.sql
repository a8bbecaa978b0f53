-- Take some losses out of the mart of what was said about losses, to be put in anew.
-- Grain: one row per loss.
-- Parameters: loss_ids
delete from loss_words
where list_contains($loss_ids::varchar[], loss_id)
