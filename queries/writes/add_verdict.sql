-- Write down who or what decided on the root cause of a loss.
-- Grain: one row.
-- Parameters: loss_id, cause, source, is_audit, decided_by, reason, codebook_version, decided_at
insert into verdicts (
    verdict_id, loss_id, cause, is_disputed, source, interview_id, score, is_audit, decided_by, reason,
    codebook_version, model_version, decided_at, is_current
)
values (
    nextval('verdict_ids'), $loss_id, $cause, false, $source, null, null, $is_audit, $decided_by, $reason,
    $codebook_version, '', $decided_at, true
)
