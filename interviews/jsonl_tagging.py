"""Interviews as JSON lines in, predictions as JSON lines out: for programs that have no use for the database."""

import json
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, get_args

from interviews.codebook import CODEBOOK, Codebook
from interviews.interview import Evidence, Interview, Kind, Reading, Role, Turn
from interviews.tagging import load_tagger, tag

ROLES, KINDS = get_args(Role), get_args(Kind)


class LineError(ValueError):
    """A line that holds no interview; the message names the line and what is expected."""


def tag_lines(
    lines: Iterable[str], *, codebook: Codebook = CODEBOOK, batch_size: int = 16, processes: int = 1
) -> Iterator[str]:
    """One prediction per interview, in the order of the lines; blank lines are passed over.

    In: `{"id": …, "turns": [{"speaker": …, "role": …, "text": …}]}`, further fields allowed. Out:
    `{"id": …, "primary": …, "evidence": [{"turn", "start", "end", "cause", "status" or "step", …}]}`, offsets
    counted in characters of the turn's text.
    """
    tagger = load_tagger(codebook) if processes == 1 else None
    interviews = (_interview(line, number) for number, line in enumerate(lines, start=1) if line.strip())
    first = list(islice(interviews, 1))  # a wrong first line is refused before any output
    readings = tag(
        _chain(first, interviews),
        tagger=tagger,
        codebook=codebook,
        batch_size=batch_size,
        processes=processes,
    )
    for reading in readings:
        yield json.dumps(prediction(reading), ensure_ascii=False)


def prediction(reading: Reading) -> dict[str, Any]:
    """A reading in the form of the predictions that the scorer reads."""
    return {
        "id": reading.interview_id,
        "primary": reading.primary,
        "primary_score": reading.primary_score,
        "why": reading.why,
        "evidence": [_piece(piece) for piece in reading.evidence],
    }


def _piece(piece: Evidence) -> dict[str, Any]:
    label = {"step": piece.step} if piece.step else {"cause": piece.cause, "status": piece.status}
    place = {"turn": piece.turn, "start": piece.start, "end": piece.end}
    return place | label | {"score": piece.score, "found_by": piece.found_by, "why": piece.why}


def _chain(first: list[Interview], rest: Iterator[Interview]) -> Iterator[Interview]:
    yield from first
    yield from rest


def _interview(line: str, number: int) -> Interview:
    try:
        record = json.loads(line)
    except json.JSONDecodeError as error:
        raise LineError(
            f"line {number}: no JSON ({error.msg} at character {error.pos}); expected an object."
        ) from error
    if not isinstance(record, dict) or not isinstance(record.get("turns"), list) or "id" not in record:
        raise LineError(f"line {number}: expected an object with 'id' and a list 'turns'.")
    turns = tuple(_turn(turn, number) for turn in record["turns"])
    kind: Kind = record["kind"] if record.get("kind") in KINDS else "exit_interview"
    return Interview(str(record["id"]), turns, kind=kind, language=str(record.get("language") or "en"))


def _turn(turn: object, number: int) -> Turn:
    if not isinstance(turn, dict) or not isinstance(turn.get("text"), str) or turn.get("role") not in ROLES:
        raise LineError(f"line {number}: a turn needs a 'text' and a 'role' of {', '.join(ROLES)}.")
    return Turn(str(turn.get("speaker") or turn["role"]), turn["role"], turn["text"])
