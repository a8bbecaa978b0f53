"""Let the tagger read what it has not read yet, and settle the verdicts that its readings call for."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import pandas as pd

from analysis.sentences import count_of
from analysis.verdicts import settle
from interviews import tagging
from interviews.codebook import CODEBOOK_FILE
from interviews.interview import Interview, Reading, Turn
from queries import store

BATCH = 200  # interviews a transaction: one that is stopped loses at most so many


@dataclass(frozen=True, slots=True)
class Tagged:
    """How many interviews the tagger read, and how many pieces of evidence it found in them."""

    interviews: int
    evidence: int

    def text(self) -> str:
        """Both in a sentence."""
        return (
            f"{count_of(self.interviews, 'interview')} read, "
            f"{count_of(self.evidence, 'piece', 'pieces')} of evidence found."
        )


def tag_untagged(
    con: store.Connection,
    *,
    all: bool = False,  # noqa: A002  the word of the command
    progress: Callable[[int], object] | None = None,
) -> int:
    """Read the interviews not read yet, in the language of the tagger; how many were read.

    Args:
        all: read those again that were read before, except where a person has corrected the evidence.
        progress: called with the number of interviews just read.
    """
    return read_untagged(con, all=all, progress=progress).interviews


def read_untagged(
    con: store.Connection,
    *,
    all: bool = False,  # noqa: A002  the word of the command
    progress: Callable[[int], object] | None = None,
) -> Tagged:
    """Do what `tag_untagged` does, and count the evidence, too."""
    waiting = store.rows(con, "interviews_to_read", "words", language=tagging.READ_LANGUAGE, all=all)
    tagger = tagging.load_tagger() if waiting else None
    found = 0
    for start in range(0, len(waiting), BATCH):
        batch = waiting[start : start + BATCH]
        readings = []
        for reading in tagging.tag(_interviews(con, batch), tagger=tagger):
            readings.append(reading)
            if progress:
                progress(1)
        _store(con, batch, readings)
        found += sum(len(reading.evidence) for reading in readings)
    return Tagged(len(waiting), found)


def _interviews(con: store.Connection, rows: list[dict[str, Any]]) -> Iterator[Interview]:
    turns: dict[str, list[Turn]] = {row["interview_id"]: [] for row in rows}
    for turn in store.rows(con, "turns_of", "words", interview_ids=list(turns)):
        told = Turn(turn["speaker"], turn["role"], turn["body"], turn["start_seconds"])
        turns[turn["interview_id"]].append(told)
    for row in rows:
        yield Interview(
            row["interview_id"], tuple(turns[row["interview_id"]]), row["kind"], held_on=row["held_on"]
        )


def _store(con: store.Connection, batch: list[dict[str, Any]], readings: list[Reading]) -> None:
    """Put readings and evidence in the place of what was read before; an undo of the load takes them with it."""
    now = datetime.now(UTC).replace(tzinfo=None)
    interview_ids = [row["interview_id"] for row in batch]
    with store.write(con, marts=store.WORD_MARTS) as cursor:
        store.execute(cursor, "drop_evidence", interview_ids=interview_ids)
        store.execute(cursor, "drop_readings", interview_ids=interview_ids)
        content = CODEBOOK_FILE.read_text(encoding="utf-8")
        store.execute(
            cursor,
            "note_codebook",
            codebook_version=tagging.CODEBOOK_VERSION,
            content=content,
            installed_at=now,
        )
        store.append(cursor, "readings", _reading_rows(readings, now))
        evidence = _evidence_rows(cursor, readings)
        if len(evidence):
            store.append(cursor, "evidence", evidence)
        settle(cursor, [key for row in batch for key in (row["loss_id"], row["deal_id"]) if key], now=now)


def _reading_rows(readings: list[Reading], now: datetime) -> pd.DataFrame:
    rows = [(r.interview_id, r.primary, r.primary_score, r.why) for r in readings]
    frame = pd.DataFrame(
        rows, columns=["interview_id", "primary_cause", "primary_score", "why"], dtype=object
    )
    return frame.assign(
        codebook_version=tagging.CODEBOOK_VERSION, model_version=tagging.MODEL_VERSION, read_at=now
    )


def _evidence_rows(cursor: store.Connection, readings: list[Reading]) -> pd.DataFrame:
    rows = [
        (r.interview_id, e.turn, e.start, e.end, e.cause, e.step, e.status, e.score, e.found_by, e.why)
        for r in readings
        for e in r.evidence
    ]
    columns = ["interview_id", "turn", "start_offset", "end_offset", "cause", "step", "status", "score"]
    numbers = store.frame(cursor, "next_evidence_ids", "words", wanted=len(rows))
    return pd.DataFrame(rows, columns=[*columns, "found_by", "why"], dtype=object).assign(
        evidence_id=numbers["evidence_id"],
        codebook_version=tagging.CODEBOOK_VERSION,
        model_version=tagging.MODEL_VERSION,
    )
