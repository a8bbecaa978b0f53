-- Keep a note or a decision of a review meeting.
-- Grain: one row.
-- Parameters: since_on, until_on, note_kind, body, owner, due_on, written_by, written_at
insert into review_notes (
    review_note_id, since_on, until_on, note_kind, body, owner, due_on, written_by, written_at
)
values (
    nextval('review_note_ids'), $since_on, $until_on, $note_kind, $body, $owner, $due_on, $written_by, $written_at
)
