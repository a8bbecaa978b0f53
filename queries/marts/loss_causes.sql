-- The causes that asserted evidence after the announcement speaks for.
-- Grain: one row per loss and cause.
-- Parameters: none
select
    all_losses.loss_id,
    all_losses.kind,
    evidence.cause,
    count(*) as evidence_count,
    max(evidence.score) as best_score
from evidence
inner join interviews on interviews.interview_id = evidence.interview_id
inner join all_losses on all_losses.loss_id = coalesce(interviews.loss_id, interviews.deal_id)
where evidence.status = 'asserted'
    and (
        interviews.held_on is null or all_losses.announced_on is null
        or interviews.held_on >= all_losses.announced_on
    )
group by all_losses.loss_id, all_losses.kind, evidence.cause
order by all_losses.loss_id, evidence.cause
