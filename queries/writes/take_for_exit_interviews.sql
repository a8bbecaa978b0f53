-- Take calls and mails for exit interviews.
-- Grain: one row per interview.
-- Parameters: interview_ids
update interviews
set kind = 'exit_interview'
where kind = 'call' and list_contains($interview_ids::varchar[], interview_id)
