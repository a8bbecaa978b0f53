-- What stands under the ids of a file's interviews already.
-- Grain: one row per interview.
-- Parameters: interview_ids
select interview_id, content_sha256
from interviews
where list_contains($interview_ids::varchar[], interview_id)
