"""The stretches of conversation that the encoder reads at once, each unit with the words around it.

A window holds the question, then the units of as many turns as fit; every unit is read in one window only,
and sees the end of the window before and the beginning of the next. Cut per interview, never per batch, so
that what stands beside an interview in a batch cannot change its scores.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from interviews.units import Unit

CORE_TOKENS = 176  # units are packed into a window up to this size
LEFT_TOKENS = 48  # what the reader has just read
RIGHT_TOKENS = 24  # what follows ("they fixed it the next day")
UNIT_TOKENS = 96  # a unit is 30 words; more tokens than this is code or a table
UNIT_CHARACTERS = 600
CUSTOMER, INTERVIEWER = 0, 1  # token types

Encode = Callable[[list[str]], list[list[int]]]


@dataclass(frozen=True, slots=True)
class Specials:
    """The ids of the tokens that frame a window, and of the word that opens a note."""

    cls: int
    sep: int
    unknown: int
    note: int


@dataclass(frozen=True, slots=True)
class Window:
    """Token ids, their types, and where each member unit lies: (number of the unit, first token, last + 1)."""

    ids: list[int]
    types: list[int]
    members: list[tuple[int, int, int]]


@dataclass(frozen=True, slots=True)
class _Piece:
    lead_ids: list[int]
    lead_types: list[int]
    ids: list[int]


def windows(units: Sequence[Unit], encode: Encode, specials: Specials) -> list[Window]:
    """The windows of one interview, in reading order; each unit is a member of exactly one."""
    pieces = _pieces(units, encode, specials)
    ids, types, starts = _stream(pieces)
    return [_window(ids, types, starts, pieces, first, last, specials) for first, last in _cores(pieces)]


def _pieces(units: Sequence[Unit], encode: Encode, specials: Specials) -> list[_Piece]:
    opens = [i == 0 or unit.turn != units[i - 1].turn for i, unit in enumerate(units)]
    texts = [unit.text[:UNIT_CHARACTERS] for unit in units]
    questions = [unit.question if is_first else "" for unit, is_first in zip(units, opens, strict=True)]
    encoded = encode(texts + questions)
    pieces = []
    for i, unit in enumerate(units):
        ids = encoded[i][:UNIT_TOKENS] or [specials.unknown]
        lead_ids: list[int] = []
        lead_types: list[int] = []
        if opens[i]:
            lead_ids, lead_types = _opening(encoded[len(units) + i][-UNIT_TOKENS:], unit.role, specials)
        pieces.append(_Piece(lead_ids, lead_types, ids))
    return pieces


def _opening(question: list[int], role: str, specials: Specials) -> tuple[list[int], list[int]]:
    ids = [specials.sep, *question, specials.sep] if question else [specials.sep]
    types = [INTERVIEWER] * len(ids) if question else [CUSTOMER]
    if role == "note":
        return [*ids, specials.note], [*types, CUSTOMER]
    return ids, types


def _stream(pieces: Sequence[_Piece]) -> tuple[list[int], list[int], list[tuple[int, int, int]]]:
    """All ids and types of the interview, and of each piece: where its lead, its words and its end lie."""
    ids: list[int] = []
    types: list[int] = []
    starts = []
    for piece in pieces:
        lead = len(ids)
        ids += piece.lead_ids + piece.ids
        types += piece.lead_types + [CUSTOMER] * len(piece.ids)
        starts.append((lead, lead + len(piece.lead_ids), len(ids)))
    return ids, types, starts


def _cores(pieces: Sequence[_Piece]) -> list[tuple[int, int]]:
    """(first, last + 1) of the pieces of each window: as many as fit."""
    cores, first, size = [], 0, 0
    for i, piece in enumerate(pieces):
        length = len(piece.lead_ids) + len(piece.ids)
        if i > first and size + length > CORE_TOKENS:
            cores.append((first, i))
            first, size = i, 0
        size += length
    return [*cores, (first, len(pieces))] if pieces else []


def _window(
    ids: list[int],
    types: list[int],
    starts: list[tuple[int, int, int]],
    pieces: Sequence[_Piece],
    first: int,
    last: int,
    specials: Specials,
) -> Window:
    begin = max(0, starts[first][0] - LEFT_TOKENS)
    end = min(len(ids), starts[last - 1][2] + RIGHT_TOKENS)
    members = [(i, starts[i][1] - begin + 1, starts[i][2] - begin + 1) for i in range(first, last)]
    return Window(
        [specials.cls, *ids[begin:end], specials.sep], [CUSTOMER, *types[begin:end], CUSTOMER], members
    )
