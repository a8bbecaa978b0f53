"""A person's correction of what the tagger found: each is logged with its old and new row, each can be taken back.

What changes the cause or the status of evidence decides the machine's root cause of that interview anew, and with it
the verdict on its loss, in the same write. The log alone says what can be taken back, so that a reload forgets nothing.
"""

import json
from datetime import datetime
from typing import Any

import pandas as pd

from analysis import corrected_readings, verdicts
from interviews.codebook import STATUSES
from queries import refreshing, store

Row = dict[str, Any]


class CorrectionError(ValueError):
    """A correction that cannot be made; the sentence says why."""


def confirm(con: store.Connection, evidence_id: int, *, who: str, now: datetime) -> None:
    """Say that a piece of evidence is right."""
    _change(con, evidence_id, {}, who, now, "confirmed")


def correct(
    con: store.Connection,
    evidence_id: int,
    *,
    who: str,
    now: datetime,
    cause: str | None = None,
    status: str | None = None,
) -> None:
    """Give a piece of evidence another cause, another status, or both.

    Raises:
        CorrectionError: no such evidence, no such status, or a status for a signal of a step, which has none.
    """
    if status is not None and status not in STATUSES:
        raise CorrectionError(f"'{status}' is no status of evidence; expected {', '.join(STATUSES)}.")
    new = {name: value for name, value in (("cause", cause), ("status", status)) if value is not None}
    _change(con, evidence_id, new, who, now, "corrected")


def reject(con: store.Connection, evidence_id: int, *, who: str, now: datetime) -> None:
    """Say that the words are no evidence."""
    _put(con, _stored(con, evidence_id), None, who, now, "no evidence")


def take_back(con: store.Connection, loss_id: str, *, who: str, now: datetime) -> int | None:
    """Take back this person's last correction of the evidence of a loss; the id of the piece, None where there is none.

    The evidence, the reading and the verdict stand again as they did before it.
    """
    last = last_correction(con, loss_id, who=who)
    if last is None:
        return None
    old, present = json.loads(last["old_value"]), json.loads(last["new_value"] or "null")
    _put(con, present, old, who, now, verdicts.TAKEN_BACK, instead_of=last["changed_at"])
    return int(old["evidence_id"])


def last_correction(con: store.Connection, loss_id: str, *, who: str) -> Row | None:
    """What `take_back` would take back: change_id, changed_at, row_key, old_value, new_value (both as JSON)."""
    found = store.rows(con, "last_correction", "pages", loss_id=loss_id, who=who)
    return found[0] if found else None


def _change(con: store.Connection, evidence_id: int, new: Row, who: str, now: datetime, reason: str) -> None:
    old = _stored(con, evidence_id)
    if old["step"] and new:
        raise CorrectionError(
            "A sign of a step has no cause and no status; confirm it or say that it is no evidence."
        )
    _put(con, old, old | new | {"found_by": f"person: {who}", "score": 1.0}, who, now, reason)


def _stored(con: store.Connection, evidence_id: int) -> Row:
    found = store.rows(con, "evidence_row", "pages", evidence_id=evidence_id)
    if not found:
        raise CorrectionError(
            f"Evidence {evidence_id} is not there any more; somebody took it away, or the words were read anew."
        )
    return found[0]


def _put(
    con: store.Connection,
    old: Row | None,
    new: Row | None,
    who: str,
    now: datetime,
    reason: str,
    *,
    instead_of: datetime | None = None,
) -> None:
    """Put one row of evidence in the place of another, log it, and settle what rests on it.

    Args:
        instead_of: when the correction was made that is taken back.
    """
    row = old or new or {}
    heard = corrected_readings.heard(con, row["interview_id"]) if _speaks(old) != _speaks(new) else None
    with store.write(con, marts=()) as cursor:
        store.execute(cursor, "delete_evidence", evidence_id=row["evidence_id"])
        if new:
            store.append(cursor, "evidence", pd.DataFrame([new]))
        corrected_readings.record(cursor, "evidence", str(row["evidence_id"]), old, new, who, now, reason)
        if heard:
            corrected_readings.decide(cursor, heard, who=who, now=now, instead_of=instead_of)
        refreshing.refresh_losses(cursor, corrected_readings.losses_of(cursor, row["interview_id"]))


def _speaks(row: Row | None) -> tuple[str, str] | None:
    """What a piece of evidence says of a cause; None for a signal of a step and for what is no evidence."""
    return (row["cause"], row["status"]) if row and row["cause"] else None
