-- What was read in one interview, as it is stored.
-- Grain: one row, or none.
-- Parameters: interview_id
select interview_id, primary_cause, primary_score, why, codebook_version, model_version, read_at
from readings
where interview_id = $interview_id
