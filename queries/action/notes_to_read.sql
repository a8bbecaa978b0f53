-- The next notes that the present tagger has not read.
-- Grain: one row per note.
-- Parameters: codebook_version, model_version, after, batch
select notes.note_id, notes.note_kind, notes.author, notes.written_on, notes.body
from notes
anti join note_readings
    on note_readings.note_id = notes.note_id
    and note_readings.codebook_version = $codebook_version
    and note_readings.model_version = $model_version
where notes.note_id > $after
order by notes.note_id
limit $batch
