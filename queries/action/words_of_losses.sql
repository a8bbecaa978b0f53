-- Asserted words for the root cause of losses, and who was there when they were said.
-- Grain: one row per loss and piece of evidence for its root cause.
-- Parameters: loss_ids
select
    losses.loss_id,
    interviews.kind,
    interviews.held_on,
    interviews.interviewee_role,
    turns.speaker,
    turns.role,
    turns.body,
    evidence.start_offset,
    evidence.end_offset,
    evidence.score
from losses
inner join interviews on coalesce(interviews.loss_id, interviews.deal_id) = losses.loss_id
inner join evidence on evidence.interview_id = interviews.interview_id and evidence.cause = losses.root_cause
inner join turns on turns.interview_id = evidence.interview_id and turns.turn = evidence.turn
where list_contains($loss_ids::varchar[], losses.loss_id) and evidence.status = 'asserted'
order by losses.loss_id, evidence.score desc, evidence.end_offset - evidence.start_offset desc, evidence.evidence_id
