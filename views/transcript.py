"""An interview as text on the page, its evidence marked: the colour is the cause, the line under it the status."""

import html
from collections.abc import Mapping
from types import MappingProxyType

from analysis import marking, wording
from analysis.figures import palette
from views.text import literal, passage

MOST_LETTERS = (
    20_000  # of one turn; a longer one is cut on the page, with a note, and stays whole in the database
)


def show(
    interview: marking.MarkedInterview,
    chosen: int | None = None,
    numbers: Mapping[int, int] = MappingProxyType({}),
) -> None:
    """The turns, each with its speaker; the piece of evidence that is being judged is outlined.

    `numbers` are those of the pieces by their ids, as the page counts them.
    """
    turns = "".join(_turn(turn, chosen, numbers) for turn in interview.turns)
    passage(turns or "<p>This interview holds no words.</p>", name="transcript")


def _turn(turn: marking.MarkedTurn, chosen: int | None, numbers: Mapping[int, int]) -> str:
    words, letters = "", 0
    for piece in turn.pieces:
        words += _piece(piece, chosen, numbers, longest=MOST_LETTERS - letters)
        letters += len(piece.words)
        if letters > MOST_LETTERS:
            words += " <em>… cut here: the turn is very long.</em>"
            break
    return (
        f'<div class="turn {html.escape(turn.role)}"><span class="who">{literal(turn.speaker)}</span>'
        f'<span class="words" dir="auto">{words}</span></div>'
    )


def _piece(piece: marking.Piece, chosen: int | None, numbers: Mapping[int, int], longest: int) -> str:
    words = html.escape(piece.words[:longest])
    for mark in piece.marks:
        last = label(mark, numbers.get(mark.evidence_id)) if mark in piece.ends else ""
        is_chosen = mark.evidence_id == chosen
        kind = f"{mark.status or mark.step}{' chosen' if is_chosen else ''}"
        anchor = ' id="judged"' if is_chosen and mark.start == piece.start else ""
        about = f'class="{html.escape(kind)}" style="--cause:{colour(mark)}" title="{html.escape(why(mark))}"'
        words = f"<mark{anchor} {about}>{words}{last}</mark>"
    return words


def colour(mark: marking.Mark) -> str:
    """That of its cause or its step."""
    return palette.STEP_COLOURS.get(mark.step or "") or palette.cause_colour(mark.cause)


def name(mark: marking.Mark) -> str:
    """What a piece of evidence says, in words: 'Unanswered complaints · happened'."""
    if mark.step:
        return f"Step {mark.step[-1]} · {wording.step(mark.step)}"
    return f"{wording.cause(mark.cause)} · {wording.status(mark.status)}"


def label(mark: marking.Mark, number: int | None = None) -> str:
    """Its number and name as they stand behind the marked words."""
    counted = f"{number} · " if number else ""
    return f"<sup>{counted}{html.escape(name(mark))}</sup>"


def why(mark: marking.Mark) -> str:
    """Why it was tagged, for the hover."""
    if marking.is_by_person(mark):
        return f"{name(mark)}, as a person checked it."
    return f"{name(mark)}, {wording.right_in(mark.score)}. {mark.why or 'No reason was kept.'}"
