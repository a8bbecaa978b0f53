-- A note without an id goes by its account and what it says. Where the account went by another name when the note came
-- in, it keeps the id that it came in under.
-- Grain: one row per row of the file that keeps its id.
-- Holes: none
-- Parameters: none
update arrivals
set note_id = known.note_id
from notes as known
where known.account_id = arrivals.account_id
    and known.body = arrivals.body
    and known.written_on is not distinct from arrivals.written_on
    and known.author is not distinct from arrivals.author
    and arrivals.note_id not in (select notes.note_id from notes)
