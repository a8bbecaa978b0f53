"""A person's correction of what the tagger found: each is logged with its old and new row, each can be taken back."""

import json
from datetime import datetime
from typing import Any

import pandas as pd

from interviews.codebook import STATUSES
from queries import store

Row = dict[str, Any]


class CorrectionError(ValueError):
    """A correction that cannot be made; the sentence says why."""


def confirm(con: store.Connection, evidence_id: int, *, who: str, now: datetime) -> Row:
    """Say that a piece of evidence is right. Returns the row as it was, for `take_back`."""
    return _change(con, evidence_id, {}, who, now, "confirmed")


def correct(
    con: store.Connection,
    evidence_id: int,
    *,
    who: str,
    now: datetime,
    cause: str | None = None,
    status: str | None = None,
) -> Row:
    """Give a piece of evidence another cause, another status, or both. Returns the row as it was.

    Raises:
        CorrectionError: no such evidence, no such status, or a status for a signal of a step, which has none.
    """
    if status is not None and status not in STATUSES:
        raise CorrectionError(f"'{status}' is no status of evidence; expected {', '.join(STATUSES)}.")
    new = {name: value for name, value in (("cause", cause), ("status", status)) if value is not None}
    return _change(con, evidence_id, new, who, now, "corrected")


def reject(con: store.Connection, evidence_id: int, *, who: str, now: datetime) -> Row:
    """Say that the words are no evidence. Returns the row as it was."""
    old = _stored(con, evidence_id)
    _put(con, old, None, who, now, "no evidence")
    return old


def take_back(con: store.Connection, old: Row, *, who: str, now: datetime) -> None:
    """Put a piece of evidence back as it was before a correction."""
    present = store.rows(con, "evidence_row", "pages", evidence_id=old["evidence_id"])
    _put(con, present[0] if present else {"evidence_id": old["evidence_id"]}, old, who, now, "taken back")


def _change(con: store.Connection, evidence_id: int, new: Row, who: str, now: datetime, reason: str) -> Row:
    old = _stored(con, evidence_id)
    if old["step"] and new:
        raise CorrectionError(
            "A signal of a step has no cause and no status; confirm it or say that it is no evidence."
        )
    _put(con, old, old | new | {"found_by": f"person: {who}", "score": 1.0}, who, now, reason)
    return old


def _stored(con: store.Connection, evidence_id: int) -> Row:
    found = store.rows(con, "evidence_row", "pages", evidence_id=evidence_id)
    if not found:
        raise CorrectionError(
            f"Evidence {evidence_id} is not there any more; somebody took it away, or the words were read anew."
        )
    return found[0]


def _put(con: store.Connection, old: Row, new: Row | None, who: str, now: datetime, reason: str) -> None:
    with store.write(con, marts=store.WORD_MARTS) as cursor:
        store.execute(cursor, "delete_evidence", evidence_id=old["evidence_id"])
        if new:
            store.append(cursor, "evidence", pd.DataFrame([new]))
        store.execute(
            cursor,
            "record_change",
            changed_at=now,
            changed_by=who,
            table_name="evidence",
            row_key=str(old["evidence_id"]),
            field="row",
            old_value=json.dumps(old),
            new_value=json.dumps(new) if new else None,
            reason=reason,
        )
