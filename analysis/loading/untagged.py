"""Let the tagger read what it has not read yet, and settle the verdicts that its readings call for."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import pandas as pd

from analysis.own_causes import codebook_of
from analysis.sentences import count_of
from analysis.verdicts import settle
from interviews import tagging
from interviews.codebook import CODEBOOK_FILE, Codebook
from interviews.interview import Interview, Reading, Turn
from queries import store

BATCH = 200  # interviews a transaction: one that is stopped loses at most so many
Row = dict[str, Any]
Progress = Callable[[int], object]


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


def tag_untagged(con: store.Connection, *, progress: Progress | None = None) -> int:
    """Read the interviews not read yet, in the language of the tagger; how many were read."""
    return read_untagged(con, progress=progress).interviews


def read_untagged(con: store.Connection, *, progress: Progress | None = None) -> Tagged:
    """Do what `tag_untagged` does, and count the evidence, too. `progress` is told how many were just read."""
    waiting, codebook = interviews_to_read(con, again=False), codebook_of(con)
    found = 0
    for batch, readings in readings_of(con, waiting, codebook, progress):
        with store.write(con, marts=store.WORD_MARTS) as cursor:
            replace_readings(cursor, batch, readings, codebook, now=datetime.now(UTC).replace(tzinfo=None))
        found += sum(len(reading.evidence) for reading in readings)
    return Tagged(len(waiting), found)


def interviews_to_read(con: store.Connection, *, again: bool) -> list[Row]:
    """The interviews in the tagger's language that are not read; `again`: all but those that a person has corrected."""
    return store.rows(con, "interviews_to_read", "words", language=tagging.READ_LANGUAGE, again=again)


def readings_of(
    con: store.Connection, waiting: Sequence[Row], codebook: Codebook, progress: Progress | None = None
) -> Iterator[tuple[Sequence[Row], list[Reading]]]:
    """Interviews, a batch at a time, with what the tagger reads in them. Nothing is stored."""
    tagger = tagging.load_tagger(codebook) if waiting else None
    for start in range(0, len(waiting), BATCH):
        batch = waiting[start : start + BATCH]
        readings = []
        for reading in tagging.tag(_interviews(con, batch), tagger=tagger):
            readings.append(reading)
            if progress:
                progress(1)
        yield batch, readings


def _interviews(con: store.Connection, rows: Sequence[Row]) -> Iterator[Interview]:
    turns: dict[str, list[Turn]] = {row["interview_id"]: [] for row in rows}
    for turn in store.rows(con, "turns_of", "words", interview_ids=list(turns)):
        told = Turn(turn["speaker"], turn["role"], turn["body"], turn["start_seconds"])
        turns[turn["interview_id"]].append(told)
    for row in rows:
        yield Interview(
            row["interview_id"], tuple(turns[row["interview_id"]]), row["kind"], held_on=row["held_on"]
        )


def replace_readings(
    cursor: store.Connection,
    rows: Sequence[Row],
    readings: Sequence[Reading],
    codebook: Codebook,
    *,
    now: datetime,
) -> None:
    """Put readings and evidence in the place of what was read before; an undo of the load takes them with it."""
    interview_ids = [row["interview_id"] for row in rows]
    store.execute(cursor, "drop_evidence", interview_ids=interview_ids)
    store.execute(cursor, "drop_readings", interview_ids=interview_ids)
    store.execute(
        cursor,
        "note_codebook",
        codebook_version=codebook.version,
        content=CODEBOOK_FILE.read_text(encoding="utf-8") + codebook.additions,
        installed_at=now,
    )
    store.append(cursor, "readings", reading_rows(readings, codebook.version, now))
    evidence = _evidence_rows(cursor, readings, codebook.version)
    if len(evidence):
        store.append(cursor, "evidence", evidence)
    settle(cursor, [key for row in rows for key in (row["loss_id"], row["deal_id"]) if key], now=now)


def reading_rows(readings: Iterable[Reading], codebook_version: str, now: datetime) -> pd.DataFrame:
    """Readings as the table has them."""
    rows = [(r.interview_id, r.primary, r.primary_score, r.why) for r in readings]
    frame = pd.DataFrame(
        rows, columns=["interview_id", "primary_cause", "primary_score", "why"], dtype=object
    )
    return frame.assign(codebook_version=codebook_version, model_version=tagging.MODEL_VERSION, read_at=now)


def _evidence_rows(
    cursor: store.Connection, readings: Iterable[Reading], codebook_version: str
) -> pd.DataFrame:
    rows = [
        (r.interview_id, e.turn, e.start, e.end, e.cause, e.step, e.status, e.score, e.found_by, e.why)
        for r in readings
        for e in r.evidence
    ]
    columns = ["interview_id", "turn", "start_offset", "end_offset", "cause", "step", "status", "score"]
    numbers = store.frame(cursor, "next_evidence_ids", "words", wanted=len(rows))
    return pd.DataFrame(rows, columns=[*columns, "found_by", "why"], dtype=object).assign(
        evidence_id=numbers["evidence_id"],
        codebook_version=codebook_version,
        model_version=tagging.MODEL_VERSION,
    )
