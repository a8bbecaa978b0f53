-- How many interviews were last read with another codebook or model than the present ones, and would be read again?
-- Grain: one row.
-- Parameters: codebook_version, model_version
select count(*) as earlier_readings
from readings
where (codebook_version, model_version) is distinct from ($codebook_version, $model_version)
    and interview_id not in (select corrected.interview_id from corrected_interviews() as corrected)
