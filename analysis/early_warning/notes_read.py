"""What people wrote about one account, each note with what was read in it and how sure that is.

This shows every reading, also those too weak to count as a sign: who wrote a comment must find it again, and see what
became of it. What raises a warning is in `warning.py`.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from analysis import own_causes, sentences, wording
from analysis.early_warning.signals import LEAST_SCORE, step_of
from queries import store

LATEST = 10  # notes shown of an account
LONGEST = 500  # characters shown of a note
PERHAPS_BELOW = 0.8  # how sure the reading must be to stand without "perhaps"
NOTHING_FOUND = "nothing was read in it as a sign or a reason"
NOT_READ = "not read yet"


@dataclass(frozen=True, slots=True)
class NoteRead:
    """A note as it is shown: its words, who wrote what and when, and what was read in it."""

    note_id: str
    words: str
    about: str
    found: tuple[str, ...]


def notes_read(con: store.Connection, *, account_id: str) -> list[NoteRead]:
    """The latest notes of an account, the newest first."""
    catalysts = own_causes.catalysts(con)
    rows = store.rows(con, "notes_of_account", "action", account_id=account_id, latest=LATEST)
    return [note_of(list(of_note), catalysts) for _, of_note in groupby(rows, key=lambda row: row["note_id"])]


def note_of(rows: list[dict[str, Any]], catalysts: Collection[str]) -> NoteRead:
    """A note from its rows of the query, one for each piece that was found."""
    note = rows[0]
    by = f" by {note['author']}" if note["author"] else ""
    when = f", {sentences.day(note['written_on'])}" if note["written_on"] else ", without a date"
    found = tuple(piece_in_words(row, catalysts) for row in rows if row["score"] is not None)
    nothing = NOTHING_FOUND if note["is_read"] else NOT_READ
    return NoteRead(
        note["note_id"], shortened(note["body"]), f"{note['note_kind']}{by}{when}", found or (nothing,)
    )


def piece_in_words(piece: Mapping[str, Any], catalysts: Collection[str]) -> str:
    """'perhaps comparing offers (step 3), right in about 65 of 100'; what is too weak to count as a sign says so."""
    score = float(piece["score"])
    step = step_of(piece["cause"], piece["step"], catalysts)
    name = wording.seen(step) if piece["step"] else wording.cause(piece["cause"])
    if step and not piece["step"]:
        name = f"{name} (step 1)"
    happened = "" if piece["status"] in (None, "asserted") else f", {wording.status(piece['status'])}"
    weak = ", too weak to count" if step and not happened and score < LEAST_SCORE else ""
    perhaps = "perhaps " if score < PERHAPS_BELOW else ""
    return f"{perhaps}{name[0].lower()}{name[1:]}{happened}, {wording.right_in(score)}{weak}"


def shortened(words: str) -> str:
    """At most so many characters, cut between words."""
    return words if len(words) <= LONGEST else f"{words[:LONGEST].rsplit(' ', 1)[0]} …"


def kept_in_words(con: store.Connection, account_id: str, note_id: str, *, kept: str = "Kept") -> str:
    """What is said once a comment is kept: what was read in it, or that nothing was. `kept` is how it begins."""
    found = [
        words
        for note in notes_read(con, account_id=account_id)
        if note.note_id == note_id
        for words in note.found
    ]
    if found in ([NOTHING_FOUND], [NOT_READ]):
        return f"{kept}; {found[0]}."
    full_stop = "" if kept.endswith((".”", "!”", "?”")) else "."
    return f"{kept}{full_stop} Read in it: {'; '.join(found)}."
