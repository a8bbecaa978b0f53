-- Keep a note that somebody typed in.
-- Grain: one row.
-- Parameters: note_id, account_id, written_on, author, note_kind, body, load_id
insert into notes (note_id, account_id, written_on, author, note_kind, body, load_id)
values ($note_id, $account_id, $written_on, $author, $note_kind, $body, $load_id)
