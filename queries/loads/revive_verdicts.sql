-- Where the verdict that stood is gone with its words, the one before it stands again.
-- Grain: one row per verdict that stands again.
-- Parameters: none
update verdicts
set is_current = true
where verdict_id in (
    select max(verdict_id)
    from verdicts
    group by loss_id
    having not bool_or(is_current)
)
