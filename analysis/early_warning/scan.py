"""The scan of notes and tickets: the tagger reads each once, batch by batch, so that it can be stopped.

Each batch is one transaction. A scan that was broken off goes on with the first note unread; notes read by an
earlier codebook or model are read again.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from itertools import islice
from typing import Any

import pandas as pd

from analysis import locales
from analysis.own_causes import codebook_of
from analysis.sentences import count_of, fitting
from interviews import scanning, tagging
from interviews.codebook import CODEBOOK, Codebook
from interviews.interview import Interview, Reading, Turn
from queries import store

BATCH = 5_000  # notes a transaction: a scan that is stopped loses at most so many
DRAWN = 50_000  # notes fetched at a time: each fetch looks through all notes for those unread
MANY = 20_000  # from here on trigger words choose the sentences that are read; fewer notes are read in full
PROCESSES = 2
Read = Callable[[Iterable[Interview]], Iterator[Reading]]
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Scan:
    """What a scan did: notes read in it, pieces of evidence found, notes that bear no date."""

    notes_read: int
    evidence_found: int
    without_date: int

    def text(self) -> str:
        """The scan in a sentence or two."""
        read, found = count_of(self.notes_read, "note"), locales.number(self.evidence_found)
        said = f"{read} read, {found} signs and reasons found."
        if not self.without_date:
            return said
        undated = count_of(
            self.without_date, "note bears no date: it stands", "notes bear no date: they stand"
        )
        return f"{said} {undated} on no clock, and no warning rests on {fitting(self.without_date, 'it', 'them')}."


def notes_waiting(con: store.Connection) -> int:
    """How many notes the present tagger has not read."""
    return int(store.value(con, "count_notes_to_read", "action", **versions_in_use(codebook_of(con))))


def versions_in_use(codebook: Codebook = CODEBOOK) -> dict[str, str]:
    """The versions that a reading is remembered with."""
    return {"codebook_version": codebook.version, "model_version": tagging.MODEL_VERSION}


def scan_notes(con: store.Connection, *, now: datetime, progress: Progress | None = None) -> Scan:
    """Read every note that the present tagger has not read. `progress` is told notes done and notes in all."""
    codebook, total = codebook_of(con), notes_waiting(con)
    versions = versions_in_use(codebook)
    waiting = (note for batch in batches_of_notes(con, DRAWN, versions) for note in batch)
    readings = way_to_read(total, codebook)(interview_of(note) for note in waiting)
    done = found = 0
    while batch := list(islice(readings, BATCH)):
        found += keep(con, batch, versions, now)
        done += len(batch)
        if progress:
            progress(done, total)
    undated = int(store.rows(con, "days_written", "action")[0]["without_date"])
    return Scan(done, found, undated)


def way_to_read(notes: int, codebook: Codebook) -> Read:
    """How so many notes are read."""
    if notes >= MANY:
        return partial(scanning.scan, codebook=codebook, processes=PROCESSES)
    return partial(tagging.tag, tagger=tagging.load_tagger(codebook) if notes else None)


def batches_of_notes(
    con: store.Connection, batch: int, versions: dict[str, str]
) -> Iterator[list[dict[str, Any]]]:
    """Unread notes, a batch at a time, in the order of their ids."""
    after = ""
    while True:
        notes = store.rows(con, "notes_to_read", "action", after=after, batch=batch, **versions)
        if not notes:
            return
        yield notes
        after = notes[-1]["note_id"]


def interview_of(note: dict[str, Any]) -> Interview:
    """A note as the tagger takes it: one turn of a note."""
    turn = Turn(note["author"] or "note", "note", note["body"])
    return Interview(note["note_id"], (turn,), kind="cx_note", held_on=note["written_on"])


def keep(con: store.Connection, readings: list[Reading], versions: dict[str, str], now: datetime) -> int:
    """Store what was found in a batch in place of what an earlier reading left; returns how much that was."""
    evidence = [
        {
            "note_id": reading.interview_id, "start_offset": piece.start, "end_offset": piece.end,
            "cause": piece.cause, "step": piece.step, "status": piece.status, "score": piece.score,
            "found_by": piece.found_by, "why": piece.why, **versions,
        }
        for reading in readings
        for piece in reading.evidence
    ]  # fmt: skip
    note_ids = [reading.interview_id for reading in readings]
    with store.write(con, marts=()) as cursor:
        store.execute(cursor, "forget_note_evidence", note_ids=note_ids)
        store.execute(cursor, "forget_note_readings", note_ids=note_ids)
        store.append(cursor, "note_readings", pd.DataFrame({"note_id": note_ids, **versions, "read_at": now}))
        if evidence:
            store.append(cursor, "note_evidence", pd.DataFrame(evidence))
    return len(evidence)
