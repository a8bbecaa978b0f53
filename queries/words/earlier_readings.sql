-- How many interviews were last read with another codebook or model than the present ones?
-- Grain: one row.
-- Parameters: codebook_version, model_version
select count(*) as earlier_readings
from readings
where (codebook_version, model_version) is distinct from ($codebook_version, $model_version)
