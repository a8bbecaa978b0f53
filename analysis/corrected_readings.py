"""The reading of an interview whose evidence a person corrects: its root cause decided anew, and its loss settled."""

import json
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

import pandas as pd
from spacy.language import Language

from analysis import own_causes, verdicts
from interviews import tagging
from interviews.anew import Heard, decide_anew, hear
from interviews.codebook import Codebook
from interviews.interview import Evidence, Interview, Turn
from queries import store

KEPT = 16  # interviews whose hearing is kept, so that the next key on the same page costs nothing
Row = dict[str, Any]
_one_at_a_time = threading.Lock()


@dataclass(frozen=True)
class HeardAgain:
    """One interview as the tagger hears it, with the codebook and the tagger that heard it."""

    heard: Heard
    codebook: Codebook
    tagger: Language


def heard(con: store.Connection, interview_id: str) -> HeardAgain | None:
    """What the tagger found in an interview, before any correction; None where it was never read.

    It rests on the stored words alone, so it is asked for before a write begins: others need not wait for it.
    """
    if not store.rows(con, "reading_of", "state", interview_id=interview_id):
        return None
    codebook = own_causes.codebook_of(con)
    with _one_at_a_time:
        return HeardAgain(_heard(_words(con, interview_id), codebook), codebook, _tagger(codebook))


@lru_cache(maxsize=KEPT)
def _heard(interview: Interview, codebook: Codebook) -> Heard:
    return hear(interview, _tagger(codebook))


@lru_cache(maxsize=1)
def _tagger(codebook: Codebook) -> Language:
    return tagging.load_tagger(codebook)


def _words(con: store.Connection, interview_id: str) -> Interview:
    (about,) = store.rows(con, "interview_of", "state", interview_id=interview_id)
    turns = store.rows(con, "turns_of", "words", interview_ids=[interview_id])
    told = tuple(Turn(turn["speaker"], turn["role"], turn["body"], turn["start_seconds"]) for turn in turns)
    return Interview(interview_id, told, about["kind"], held_on=about["held_on"])


def losses_of(con: store.Connection, interview_id: str) -> list[str]:
    """The losses that an interview is about: one, or none."""
    found = store.rows(con, "interview_of", "state", interview_id=interview_id)
    return [key for row in found for key in (row["loss_id"], row["deal_id"]) if key]


def decide(
    cursor: store.Connection,
    again: HeardAgain,
    *,
    who: str,
    now: datetime,
    instead_of: datetime | None = None,
) -> None:
    """Inside the write of a correction: give the interview the root cause of its evidence as it now stands.

    A correction that is taken back (made at `instead_of`) leaves the reading and the verdict that stood before it,
    unless something else has been corrected since; then it is decided anew like any other.
    """
    interview_id = again.heard.reading.interview_id
    (old,) = store.rows(cursor, "reading_of", "state", interview_id=interview_id)
    restored = _before(cursor, old, instead_of)
    new = restored or _anew(cursor, again, now)
    if new != old:
        store.execute(cursor, "drop_readings", interview_ids=[interview_id])
        store.append(cursor, "readings", pd.DataFrame([new]).astype({"read_at": "datetime64[us]"}))
        reason = verdicts.TAKEN_BACK if restored else "decided anew"
        record(cursor, "readings", interview_id, old, new, who, now, reason)
    for loss_id in losses_of(cursor, interview_id):
        if restored and instead_of:
            verdicts.unsettle(cursor, loss_id, instead_of, who=who, now=now)
        verdicts.settle(cursor, [loss_id], now=now, because=f"{who} corrected what was read")


def _before(cursor: store.Connection, present: Row, changed_at: datetime | None) -> Row | None:
    """The reading before the correction made at a moment, if its outcome still stands as it was."""
    if changed_at is None:
        return None
    found = store.rows(
        cursor,
        "reading_changed_at",
        "state",
        interview_id=present["interview_id"],
        changed_at=changed_at,
    )
    if not found or found[0]["new_value"] != _written(present):
        return None
    before = json.loads(found[0]["old_value"])
    return before | {"read_at": datetime.fromisoformat(before["read_at"])}


def _anew(cursor: store.Connection, again: HeardAgain, now: datetime) -> Row:
    interview_id = again.heard.reading.interview_id
    reading = decide_anew(again.heard, _standing(cursor, interview_id), again.tagger)
    return {
        "interview_id": interview_id,
        "primary_cause": reading.primary,
        "primary_score": reading.primary_score,
        "why": reading.why,
        "codebook_version": again.codebook.version,
        "model_version": tagging.MODEL_VERSION,
        "read_at": now,
    }


def _standing(cursor: store.Connection, interview_id: str) -> Sequence[Evidence]:
    names = ("turn", "start", "end", "cause", "step", "status", "score", "found_by", "why")
    rows = store.rows(cursor, "evidence_of_interview", "pages", interview_id=interview_id)
    return [Evidence(**{name: row[name] for name in names}) for row in rows]


def record(
    cursor: store.Connection,
    table: str,
    key: str,
    old: Row | None,
    new: Row | None,
    who: str,
    now: datetime,
    reason: str,
) -> None:
    """Log a row that was changed as a whole, as it was and as it is."""
    store.execute(
        cursor,
        "record_change",
        changed_at=now,
        changed_by=who,
        table_name=table,
        row_key=key,
        field="row",
        old_value=_written(old) if old else None,
        new_value=_written(new) if new else None,
        reason=reason,
    )


def _written(row: Row) -> str:
    return json.dumps(row, default=datetime.isoformat)
