-- One piece of evidence as it is stored.
-- Grain: one row, or none.
-- Parameters: evidence_id
select
    evidence_id, interview_id, turn, start_offset, end_offset, cause, step, status, score, found_by, why,
    codebook_version, model_version
from evidence
where evidence_id = $evidence_id
