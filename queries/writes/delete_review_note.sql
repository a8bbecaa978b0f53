-- Take a note or a decision back.
-- Grain: one row.
-- Parameters: review_note_id
delete from review_notes
where review_note_id = $review_note_id
