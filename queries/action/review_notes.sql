-- Notes and decisions taken in the meeting on a period.
-- Grain: one row per note or decision, in the order in which they were written.
-- Parameters: since, until
select review_note_id, note_kind, body, owner, due_on, written_by, written_at
from review_notes
where since_on = $since::date and until_on = $until::date
order by written_at, review_note_id
