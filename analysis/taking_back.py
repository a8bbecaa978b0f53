"""Take back what one person decided last about one loss: a correction of its evidence, or its root cause.

The database says what that was, so that it can be taken back after a reload as well.
"""

from dataclasses import dataclass
from datetime import datetime

from analysis import corrections, verdicts
from queries import store


@dataclass(frozen=True, slots=True)
class TakenBack:
    """What was taken back: a correction of the piece `evidence_id`, or a root cause where that is None."""

    evidence_id: int | None


def is_possible(con: store.Connection, *, loss_id: str, who: str) -> bool:
    """Whether this person has decided something about the loss that still stands."""
    return _last(con, loss_id, who) is not None


def take_back(con: store.Connection, loss_id: str, *, who: str, now: datetime) -> TakenBack | None:
    """Take back this person's last decision about a loss; None where there is none."""
    last = _last(con, loss_id, who)
    if last == "verdict":
        verdicts.undo(con, loss_id, who=who, now=now)
        return TakenBack(None)
    if last == "correction":
        return TakenBack(corrections.take_back(con, loss_id, who=who, now=now))
    return None


def _last(con: store.Connection, loss_id: str, who: str) -> str | None:
    given = next((one for one in verdicts.history(con, loss_id) if one["source"] == "person"), None)
    verdict = given if given and given["decided_by"] == who else None
    correction = corrections.last_correction(con, loss_id, who=who)
    if verdict and (correction is None or verdict["decided_at"] >= correction["changed_at"]):
        return "verdict"
    return "correction" if correction else None
