-- How many notes the present tagger has not read.
-- Grain: one row.
-- Parameters: codebook_version, model_version
select count(*) as notes
from notes
anti join note_readings
    on note_readings.note_id = notes.note_id
    and note_readings.codebook_version = $codebook_version
    and note_readings.model_version = $model_version
