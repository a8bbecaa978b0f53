-- Take away the evidence of some interviews.
-- Grain: one row per row taken away.
-- Parameters: interview_ids
delete from evidence
where list_contains($interview_ids::varchar[], interview_id)
