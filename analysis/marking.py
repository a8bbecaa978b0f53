"""A transcript cut into pieces, so that a page can mark the evidence in it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from typing import Any

from queries import store


@dataclass(frozen=True, slots=True)
class Mark:
    """One piece of evidence in a turn: `body[start:end]` (half-open)."""

    evidence_id: int
    start: int
    end: int
    cause: str | None
    step: str | None
    status: str | None
    score: float
    found_by: str
    why: str | None


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that carry the same marks throughout, from offset `start` on; `ends` are the marks that stop with it."""

    words: str
    start: int = 0
    marks: tuple[Mark, ...] = ()
    ends: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class MarkedTurn:
    """A turn in pieces."""

    turn: int
    speaker: str
    role: str
    start_seconds: float | None
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class MarkedInterview:
    """One interview about a loss, its words with the evidence marked."""

    interview_id: str
    kind: str
    held_on: date | None
    interviewee_role: str | None
    language: str
    is_read: bool
    turns: tuple[MarkedTurn, ...] = field(default_factory=tuple)

    @property
    def marks(self) -> list[Mark]:
        """Every piece of evidence once, in reading order."""
        return [mark for turn in self.turns for piece in turn.pieces for mark in piece.ends]


def interviews_of_loss(con: store.Connection, *, loss_id: str) -> list[MarkedInterview]:
    """The interviews, notes and calls about a loss, the earliest first, undated ones last."""
    return [
        MarkedInterview(**row, turns=_turns(con, row["interview_id"]))
        for row in store.rows(con, "interviews_of_loss", "pages", loss_id=loss_id)
    ]


def _turns(con: store.Connection, interview_id: str) -> tuple[MarkedTurn, ...]:
    found: dict[int, list[Mark]] = {}
    for row in store.rows(con, "evidence_of_interview", "pages", interview_id=interview_id):
        found.setdefault(row.pop("turn"), []).append(Mark(**row))
    turns = store.rows(con, "turns_of_interview", "pages", interview_id=interview_id)
    return tuple(_marked(row, found.get(row["turn"], [])) for row in turns)


def _marked(row: dict[str, Any], marks: Sequence[Mark]) -> MarkedTurn:
    pieces = tuple(cut(row.pop("body"), marks))
    return MarkedTurn(pieces=pieces, **row)


def cut(body: str, marks: Sequence[Mark]) -> list[Piece]:
    """The body in pieces, cut wherever a mark starts or ends; joined again they are the body to the letter.

    Marks may overlap or lie in one another. One that reaches beyond the body is held to it.
    """
    edges = sorted(
        {0, len(body)} | {min(place, len(body)) for mark in marks for place in (mark.start, mark.end)}
    )
    pieces = []
    for start, end in pairwise(edges):
        over = tuple(mark for mark in marks if mark.start <= start and min(mark.end, len(body)) >= end)
        ends = tuple(mark for mark in over if min(mark.end, len(body)) == end)
        pieces.append(Piece(body[start:end], start, over, ends))
    return pieces


def why_unread(interview: MarkedInterview) -> str:
    """Why nothing is marked in an interview that was not read."""
    if interview.language != "en":  # the one that the tagger reads
        return f"Not read: it is in another language than English ({interview.language})."
    return "Not read yet. Reading everything again, on the page Settings, reads it."


def quotes(interviews: Sequence[MarkedInterview]) -> list[tuple[Mark, str]]:
    """Every piece of evidence with its words, in reading order."""
    turns = [turn for interview in interviews for turn in interview.turns]
    found = []
    for turn in turns:
        body = "".join(piece.words for piece in turn.pieces)
        marks = {mark.evidence_id: mark for piece in turn.pieces for mark in piece.marks}
        found += [
            (mark, body[mark.start : mark.end])
            for mark in sorted(marks.values(), key=lambda m: (m.start, m.end))
        ]
    return found


def numbered(interviews: Sequence[MarkedInterview]) -> dict[int, int]:
    """The number of each piece of evidence in reading order, from 1, by its id."""
    return {mark.evidence_id: number for number, (mark, _) in enumerate(quotes(interviews), start=1)}


def place_of(found: Sequence[tuple[Mark, str]], evidence_id: str | None) -> int:
    """Where a piece of evidence stands in the list; without one, the first that no person has checked."""
    ids = [str(mark.evidence_id) for mark, _ in found]
    if evidence_id in ids:
        return ids.index(evidence_id)
    return next((place for place, (mark, _) in enumerate(found) if not is_by_person(mark)), 0)


def neighbour(found: Sequence[tuple[Mark, str]], place: int, by: int) -> int:
    """The piece of evidence so many places on, round and round."""
    return found[(place + by) % len(found)][0].evidence_id


def progress(found: Sequence[tuple[Mark, str]], place: int) -> str:
    """'Piece 3 of 17, 2 checked by a person'."""
    checked = sum(is_by_person(mark) for mark, _ in found)
    return f"Piece {place + 1} of {len(found)}, {checked} checked by a person"


def is_by_person(mark: Mark) -> bool:
    """Whether a person found or confirmed the piece, and not the machine."""
    return mark.found_by.startswith("person")


def causes_named(interviews: Sequence[MarkedInterview]) -> list[str]:
    """The causes that asserted evidence speaks for, the most often named first."""
    counts: dict[str, int] = {}
    for mark, _ in quotes(interviews):
        if mark.cause and mark.status == "asserted":
            counts[mark.cause] = counts.get(mark.cause, 0) + 1
    return sorted(counts, key=lambda cause: -counts[cause])
