-- The causes that asserted evidence after the announcement speaks for.
-- Grain: one row per loss and cause.
-- Parameters: none
select
    recorded_losses.loss_id,
    recorded_losses.kind,
    evidence.cause,
    count(*) as evidence_count,
    max(evidence.score) as best_score
from evidence
inner join interviews on interviews.interview_id = evidence.interview_id
inner join recorded_losses on recorded_losses.loss_id = coalesce(interviews.loss_id, interviews.deal_id)
where evidence.status = 'asserted'
    and (
        interviews.held_on is null or recorded_losses.announced_on is null
        or interviews.held_on >= recorded_losses.announced_on
    )
group by recorded_losses.loss_id, recorded_losses.kind, evidence.cause
order by recorded_losses.loss_id, evidence.cause
