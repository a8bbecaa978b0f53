-- Every verdict on one loss, the latest first.
-- Grain: one row per verdict.
-- Parameters: loss_id
select
    verdict_id, loss_id, cause, is_disputed, source, interview_id, score, is_audit, decided_by, reason,
    codebook_version, model_version, decided_at, is_current
from verdicts
where loss_id = $loss_id
order by verdict_id desc
