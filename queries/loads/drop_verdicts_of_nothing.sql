-- Verdicts that the tagger gave losses which no record names any more; what a person decided stays.
-- Grain: one row per verdict taken away.
-- Parameters: none
delete from verdicts
where source <> 'person'
    and loss_id not in (select loss_id from losses)
    and loss_id not in (select loss_id from defections)
    and loss_id not in (select deal_id from deals)
