"""Notes and decisions that people write down in the review meeting; they become part of the review."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from analysis import sentences
from analysis.review.numbers import ReviewError
from queries import store

NoteKind = Literal["note", "decision"]


@dataclass(frozen=True, slots=True)
class MeetingNote:
    """What somebody wrote in the meeting; a decision has an owner and a day."""

    review_note_id: int
    note_kind: NoteKind
    body: str
    owner: str | None
    due_on: date | None
    written_by: str
    written_at: datetime


def meeting_notes(con: store.Connection, since: date, until: date) -> list[MeetingNote]:
    """The notes and decisions on a period, in order."""
    return [MeetingNote(**row) for row in store.rows(con, "review_notes", "action", since=since, until=until)]


def add_note(
    con: store.Connection,
    since: date,
    until: date,
    *,
    body: str,
    written_by: str,
    now: datetime,
    note_kind: NoteKind = "note",
    owner: str = "",
    due_on: date | None = None,
) -> None:
    """Keep a note or a decision.

    Raises:
        ReviewError: no words, no name, or a decision without an owner or a day to come.
    """
    if not body.strip() or not written_by.strip():
        raise ReviewError("A note needs words, and the name of the person who writes it.")
    if note_kind == "decision" and (not owner.strip() or due_on is None):
        raise ReviewError(f"The decision '{body.strip()}' needs an owner and a day by which it is done.")
    if due_on is not None and due_on < now.date():
        raise ReviewError(
            f"The decision '{body.strip()}' is due on {sentences.day(due_on)}, which has passed."
        )
    with store.write(con, marts=()) as cursor:
        store.execute(
            cursor, "add_review_note", since_on=since, until_on=until, note_kind=note_kind, body=body.strip(),
            owner=owner.strip() or None, due_on=due_on, written_by=written_by.strip(), written_at=now,
        )  # fmt: skip


def delete_note(con: store.Connection, review_note_id: int) -> None:
    """Take a note or a decision back."""
    with store.write(con, marts=()) as cursor:
        store.execute(cursor, "delete_review_note", review_note_id=review_note_id)
