-- The causes that asserted evidence speaks for, per loss.
-- Grain: one row per loss and cause.
-- Parameters: none
select
    losses.loss_id,
    losses.kind,
    evidence.cause,
    count(*) as evidence_count,
    max(evidence.score) as best_score
from evidence
inner join interviews on interviews.interview_id = evidence.interview_id
inner join losses on losses.loss_id = coalesce(interviews.loss_id, interviews.deal_id)
where evidence.status = 'asserted' and (interviews.held_on is null or interviews.held_on >= losses.announced_on)
group by losses.loss_id, losses.kind, evidence.cause
order by losses.loss_id, evidence.cause
