"""The root cause of each loss: settled from what was read, decided by a person, taken back.

The rule is the codebook's: the latest verdict of a person; else the interview after the announcement with the
person who decided, else the latest such interview, else a note; what was said before the announcement gives none.
Where words of equal rank differ the loss is disputed and counts as unknown until a person decides. So does one of
which a person's corrections left no words for any cause.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

import pandas as pd

from analysis.own_causes import codebook_of
from queries import store

MACHINE = "tagger"  # stands where a person's name would
NOTHING_LEFT = "The corrections leave no words that speak for a cause. Choose one, or leave it unknown."
TAKEN_BACK = "taken back"


class VerdictError(ValueError):
    """A sentence: which verdict was asked for, and what is accepted."""


def settle(
    cursor: store.Connection,
    loss_ids: Iterable[str] | None = None,
    *,
    now: datetime | None = None,
    because: str | None = None,
) -> int:
    """Give every loss that no person has decided the verdict that its readings call for; how many changed.

    Inside a write that rebuilds `WORD_MARTS`. What stays the same is left alone; what changes is logged.

    Args:
        loss_ids: the losses to look at; None is all.
        because: why they are settled anew, for the log of changes.
    """
    wanted = None if loss_ids is None else sorted(set(loss_ids))
    due = store.frame(cursor, "verdicts_to_settle", "state", loss_ids=wanted)
    if due.empty:
        return 0
    now = now or datetime.now()
    ids = store.frame(cursor, "next_ids", "state", wanted=len(due))
    due = due.astype(object).where(due.notna(), None).assign(**ids)
    store.execute(cursor, "retire_verdicts", loss_ids=due["loss_id"].tolist())
    given = due[[not gone for gone in due["is_gone"]]]
    if len(given):
        store.append(cursor, "verdicts", _verdicts(given, now))
    moved = due[[old != new for old, new in zip(due["former_cause"], due["cause"], strict=True)]]
    if len(moved):
        store.append(cursor, "changes", _changes(moved, now, because))
    return len(due)


def _verdicts(due: pd.DataFrame, now: datetime) -> pd.DataFrame:
    columns = ["verdict_id", "loss_id", "cause", "is_disputed", "interview_id", "score", "codebook_version"]
    return due[[*columns, "model_version"]].assign(
        source=["rules" if version.startswith("rules") else "model" for version in due["model_version"]],
        is_audit=False,
        decided_by=MACHINE,
        reason=_reasons(due),
        decided_at=now,
        is_current=True,
    )


def _reasons(due: pd.DataFrame) -> pd.Series:
    waits = due["cause"].isna() & ~due["is_disputed"].astype(bool)
    return waits.map({True: NOTHING_LEFT, False: None})


def _changes(moved: pd.DataFrame, now: datetime, because: str | None) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "change_id": moved["change_id"],
            "changed_at": now,
            "changed_by": MACHINE,
            "table_name": "verdicts",
            "row_key": moved["loss_id"],
            "field": "cause",
            "old_value": moved["former_cause"],
            "new_value": moved["cause"],
            "reason": ["disputed" if disputed else because for disputed in moved["is_disputed"]],
        }
    )


def decide(
    con: store.Connection,
    loss_id: str,
    cause: str | None,
    *,
    who: str,
    reason: str | None = None,
    audit: bool = False,
    now: datetime | None = None,
) -> None:
    """Let a person's verdict stand; None says that the cause is not known.

    `audit` is for losses drawn at random and read by a person; ordinary corrections are none.

    Raises:
        VerdictError: there is no such loss or cause, or nobody's name was given.
    """
    _refuse(con, loss_id, cause, who)
    now = now or datetime.now()
    with store.write(con, marts=()) as cursor:
        former = _current(cursor, loss_id)
        store.execute(cursor, "retire_verdicts", loss_ids=[loss_id])
        store.execute(
            cursor,
            "add_verdict",
            loss_id=loss_id,
            cause=cause,
            source="person",
            is_audit=audit,
            decided_by=who,
            reason=reason,
            codebook_version=codebook_of(cursor).version,
            decided_at=now,
        )
        _record(cursor, loss_id, former.get("cause"), cause, who=who, reason=reason, now=now)
        store.execute(cursor, "show_verdicts", loss_ids=[loss_id])


def undo(con: store.Connection, loss_id: str, *, who: str, now: datetime | None = None) -> bool:
    """Take back the latest verdict of a person on a loss; whether there was one.

    The verdict that stood before it stands again, as if the other had never been given; the changes keep both.
    """
    now = now or datetime.now()
    with store.write(con, marts=()) as cursor:
        given = store.rows(cursor, "verdicts_of_loss", "state", loss_id=loss_id)
        last = next((verdict for verdict in given if verdict["source"] == "person"), None)
        if last is None:
            return False
        _withdraw(cursor, given, last, who=who, now=now)
        settle(
            cursor, [loss_id], now=now
        )  # the evidence may have been corrected since the former one was settled
        store.execute(cursor, "show_verdicts", loss_ids=[loss_id])
        return True


def unsettle(
    cursor: store.Connection, loss_id: str, settled_at: datetime, *, who: str, now: datetime
) -> None:
    """Take back what the machine settled at a moment, if it still stands: the verdict before it stands again."""
    given = store.rows(cursor, "verdicts_of_loss", "state", loss_id=loss_id)
    for verdict in given:
        if verdict["is_current"] and verdict["decided_by"] == MACHINE and verdict["decided_at"] == settled_at:
            _withdraw(cursor, given, verdict, who=who, now=now)


def _withdraw(
    cursor: store.Connection,
    given: list[dict[str, Any]],
    last: dict[str, Any],
    *,
    who: str,
    now: datetime,
) -> None:
    store.execute(cursor, "delete_verdict", verdict_id=last["verdict_id"])
    before = next((verdict for verdict in given if verdict["verdict_id"] < last["verdict_id"]), None)
    if last["is_current"] and before:
        store.execute(cursor, "reinstate_verdict", verdict_id=before["verdict_id"])
    restored = before["cause"] if before else None
    _record(cursor, last["loss_id"], last["cause"], restored, who=who, reason=TAKEN_BACK, now=now)


def history(con: store.Connection, loss_id: str) -> list[dict[str, Any]]:
    """Every verdict on a loss, the latest first."""
    return store.rows(con, "verdicts_of_loss", "state", loss_id=loss_id)


def known_causes(con: store.Connection) -> list[str]:
    """The causes of the codebook in its order, the company's own last, then those that only the evidence holds."""
    known = [cause.key for cause in codebook_of(con).causes]
    found = [row["cause"] for row in store.rows(con, "causes_in_evidence", "state")]
    return known + [cause for cause in found if cause not in known]


def _refuse(con: store.Connection, loss_id: str, cause: str | None, who: str) -> None:
    if not who.strip():
        raise VerdictError("A verdict needs the name of the person who gives it.")
    if not store.value(con, "loss_exists", "state", loss_id=loss_id):
        raise VerdictError(f"There is no loss '{loss_id}'; the list of losses has their ids.")
    if cause is not None and cause not in known_causes(con):
        raise VerdictError(f"'{cause}' is no cause; expected {', '.join(known_causes(con))}.")


def _current(cursor: store.Connection, loss_id: str) -> dict[str, Any]:
    given = store.rows(cursor, "verdicts_of_loss", "state", loss_id=loss_id)
    return next((verdict for verdict in given if verdict["is_current"]), {})


def _record(
    cursor: store.Connection,
    loss_id: str,
    old: str | None,
    new: str | None,
    *,
    who: str,
    reason: str | None,
    now: datetime,
) -> None:
    store.execute(
        cursor,
        "record_change",
        changed_at=now,
        changed_by=who,
        table_name="verdicts",
        row_key=loss_id,
        field="cause",
        old_value=old,
        new_value=new,
        reason=reason,
    )
