"""Coded text as speech recognition writes it: no marks, so that a unit runs on over what was several sentences."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate

from interviews.coded_text import CodedInterview, CodedSpan
from interviews.interview import Turn

DROPPED = frozenset('.,;:!?…"“”()[]*')
BLANKED = frozenset("—–\n")
APOSTROPHES = frozenset("'’")


def as_speech(coded: CodedInterview, *, keep_apostrophes: bool) -> CodedInterview:
    """The same words without marks, every span moved to where its words now are."""
    dropped = DROPPED if keep_apostrophes else DROPPED | APOSTROPHES
    turns = tuple(replace(turn, text=_spoken(turn, dropped)) for turn in coded.interview.turns)
    moved = [_places(turn, dropped) for turn in coded.interview.turns]
    spans = tuple(_moved(span, moved[span.turn]) for span in coded.spans)
    return replace(coded, interview=replace(coded.interview, turns=turns), spans=spans)


def _spoken(turn: Turn, dropped: frozenset[str]) -> str:
    kept = (character for character in turn.text if character not in dropped)
    return "".join(" " if character in BLANKED else character for character in kept)


def _places(turn: Turn, dropped: frozenset[str]) -> list[int]:
    """Where each offset of the turn lies once the marks are gone."""
    return [0, *accumulate(character not in dropped for character in turn.text)]


def _moved(span: CodedSpan, places: Sequence[int]) -> CodedSpan:
    return replace(span, start=places[span.start], end=places[span.end])
