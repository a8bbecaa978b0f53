-- What was said about one loss that speaks for a cause or a step?
-- Grain: one row per piece of evidence, in reading order.
-- Parameters: loss_id
select
    evidence.evidence_id,
    evidence.interview_id,
    interviews.kind as interview_kind,
    interviews.held_on,
    turns.speaker,
    turns.role,
    evidence.turn,
    evidence.start_offset,
    evidence.end_offset,
    evidence.cause,
    evidence.step,
    evidence.status,
    evidence.score,
    substr(turns.body, evidence.start_offset + 1, evidence.end_offset - evidence.start_offset) as words,
    evidence.found_by,
    evidence.why
from evidence
inner join interviews on interviews.interview_id = evidence.interview_id
inner join turns on turns.interview_id = evidence.interview_id and turns.turn = evidence.turn
where coalesce(interviews.loss_id, interviews.deal_id) = $loss_id
order by interviews.held_on, evidence.interview_id, evidence.turn, evidence.start_offset, evidence.evidence_id
