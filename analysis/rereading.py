"""Read every interview again after a change of codebook or model: first what would change, then, accepted, the change.

Nothing is written before it is accepted, and what is accepted is written in one transaction.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pandas as pd

from analysis import wording
from analysis.loading import untagged
from analysis.own_causes import codebook_of
from analysis.sentences import count_of, fitting
from interviews import tagging
from interviews.codebook import Codebook
from interviews.interview import Evidence, Reading
from queries import store

COLUMNS = ["loss_id", "account", "former_cause", "cause", "words", "why"]
SHOWN_WORDS = 160
NEVER = datetime(1970, 1, 1)  # these rows are taken back


class RereadingError(ValueError):
    """A new reading that cannot be accepted; the sentence says why."""


@dataclass(frozen=True)
class Rereading:
    """A new reading of everything, not stored yet. `changes`: one row per loss whose root cause would be another.

    Its columns: loss_id, account, former_cause, cause (None: unknown or disputed), words (the strongest evidence
    that speaks for the new cause), why. `data_version`: of the data that were read. `left`: how many interviews were
    not read again, as a person has corrected them.
    """

    rows: Sequence[untagged.Row]
    readings: Sequence[Reading]
    codebook: Codebook
    data_version: int
    changes: pd.DataFrame
    left: int = 0

    def text(self) -> str:
        """What came of it, in a sentence."""
        read = count_of(len(self.readings), "interview")
        changed = count_of(len(self.changes), "root cause") if len(self.changes) else "no root cause"
        said = f"{read} read again: {changed} would change."
        if not self.left:
            return said
        stay = count_of(self.left, "interview stays as it is", "interviews stay as they are")
        return f"{said} {stay}, since a person has corrected {fitting(self.left, 'it', 'them')}."


def read_again(con: store.Connection, *, progress: untagged.Progress | None = None) -> Rereading:
    """Read every interview that no person has corrected, and say which root causes would change."""
    version, codebook = store.data_version(con), codebook_of(con)
    rows = untagged.interviews_to_read(con, again=True)
    readings = [
        reading for _, batch in untagged.readings_of(con, rows, codebook, progress) for reading in batch
    ]
    with_words = int(store.value(con, "count_interviews_with_words", "words", language=tagging.READ_LANGUAGE))
    left = with_words - len(rows)
    return Rereading(rows, readings, codebook, version, _changes(con, readings, codebook), left)


def accept(con: store.Connection, new: Rereading, *, now: datetime) -> None:
    """Put the new readings, their evidence and their verdicts in the place of the former ones, all or nothing.

    Raises:
        RereadingError: the data have changed since they were read.
    """
    with store.write(con, marts=store.WORD_MARTS) as cursor:
        if store.data_version(cursor) != new.data_version:
            raise RereadingError("The data have changed since they were read again; read them once more.")
        untagged.replace_readings(cursor, new.rows, new.readings, new.codebook, now=now)


def readings_of_earlier_versions(con: store.Connection) -> int:
    """How many interviews were last read with another codebook or model than the present ones."""
    versions = {"codebook_version": codebook_of(con).version, "model_version": tagging.MODEL_VERSION}
    return int(store.value(con, "earlier_readings", "words", **versions))


def interviews_in_all(con: store.Connection) -> int:
    """How many interviews would be read again."""
    return len(untagged.interviews_to_read(con, again=True))


def why_again(earlier: int) -> str:
    """When a new reading is due, for the person who may ask for it. `earlier`: readings of earlier versions."""
    said = (
        "Every interview is read by the present codebook and model; those that a person has corrected stay."
    )
    if not earlier:
        return f"{said} Nothing has changed since they were last read."
    were = fitting(earlier, "was", "were")
    return f"{count_of(earlier, 'interview')} {were} last read with another codebook or model. {said}"


def in_words(changes: pd.DataFrame) -> pd.DataFrame:
    """The changes as a person reads them: causes by their names."""
    return changes.assign(
        former_cause=changes["former_cause"].map(wording.cause), cause=changes["cause"].map(wording.cause)
    )


def _changes(con: store.Connection, readings: Sequence[Reading], codebook: Codebook) -> pd.DataFrame:
    """The verdicts that would be settled otherwise, found in a transaction that is taken back."""
    ids = [reading.interview_id for reading in readings]
    with store.trial(con) as cursor:
        store.execute(cursor, "drop_readings", interview_ids=ids)
        store.append(cursor, "readings", untagged.reading_rows(readings, codebook.version, NEVER))
        due = store.rows(cursor, "verdicts_to_settle", "state", loss_ids=None)
        moved = [row for row in due if row["cause"] != row["former_cause"]]
        names = store.rows(cursor, "loss_names", "words", loss_ids=[row["loss_id"] for row in moved])
        bodies = _bodies(cursor, [row["interview_id"] for row in moved if row["interview_id"]])
    accounts = {row["loss_id"]: row["account"] for row in names}
    by_id = {reading.interview_id: reading for reading in readings}
    lines = [
        {
            "loss_id": row["loss_id"],
            "account": accounts.get(row["loss_id"], row["loss_id"]),
            "former_cause": row["former_cause"],
            "cause": row["cause"],
            **_reason(row, by_id.get(row["interview_id"]), bodies),
        }
        for row in moved
    ]
    return pd.DataFrame(lines, columns=COLUMNS, dtype=object)


def _reason(
    row: dict[str, Any], reading: Reading | None, bodies: dict[tuple[str, int], str]
) -> dict[str, str]:
    """The words that decide, and why in a sentence."""
    if row["is_disputed"]:
        return {"words": "", "why": "Interviews of equal rank name different causes; a person must decide."}
    strongest = _strongest(reading, row["cause"]) if reading else None
    if reading is None or strongest is None:
        return {
            "words": "",
            "why": reading.why if reading else "Nothing that was said gives a cause any more.",
        }
    words = bodies[reading.interview_id, strongest.turn][strongest.start : strongest.end]
    return {"words": words[:SHOWN_WORDS], "why": f"{reading.why} {strongest.why}"}


def _strongest(reading: Reading, cause: str | None) -> Evidence | None:
    speaks = [piece for piece in reading.evidence if piece.cause == cause and piece.status == "asserted"]
    return max(speaks, key=lambda piece: piece.score, default=None)


def _bodies(cursor: store.Connection, interview_ids: list[str]) -> dict[tuple[str, int], str]:
    turns = store.rows(cursor, "turns_of", "words", interview_ids=interview_ids)
    return {(turn["interview_id"], turn["turn"]): turn["body"] for turn in turns}
