-- Carry the current verdicts of some losses into the mart of losses.
-- Grain: one row per loss.
-- Parameters: loss_ids
update losses
set
    root_cause = case when not decided.is_disputed then decided.cause end,
    verdict_source = decided.source,
    verdict_score = decided.score,
    is_disputed = coalesce(decided.is_disputed, false),
    is_audit = coalesce(decided.is_audit, false)
from (
    select named.loss_id, verdicts.cause, verdicts.source, verdicts.score, verdicts.is_disputed, verdicts.is_audit
    from (select unnest($loss_ids::varchar[]) as loss_id) as named
    left join verdicts on verdicts.loss_id = named.loss_id and verdicts.is_current
) as decided
where losses.loss_id = decided.loss_id
