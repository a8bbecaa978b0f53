-- What the tagger has decided since a load about the losses that its interviews belong to: it may rest on their words.
-- Grain: one row per verdict taken away.
-- Parameters: load_id
delete from verdicts
where source <> 'person'
    and decided_at >= (select loaded_at from loads where load_id = $load_id)
    and loss_id in (select coalesce(loss_id, deal_id) from interviews where load_id = $load_id)
