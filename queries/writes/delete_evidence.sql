-- Take one piece of evidence away; a correction puts its successor in place.
-- Grain: one row of evidence, or none.
-- Parameters: evidence_id
delete from evidence
where evidence_id = $evidence_id
