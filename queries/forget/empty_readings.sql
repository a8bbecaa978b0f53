-- Take the words out of why interviews were read as they were; the cause stays for the counts.
-- Grain: one row per row changed.
-- Parameters: interview_ids
update readings
set why = null
where list_contains($interview_ids::varchar[], interview_id)
