-- Take away the turns of some interviews.
-- Grain: one row per row taken away.
-- Parameters: interview_ids
delete from turns
where list_contains($interview_ids::varchar[], interview_id)
