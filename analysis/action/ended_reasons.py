"""That the reason of a lost account has ended, as a person says: who, when, why in a sentence; and taken back."""

from datetime import datetime
from typing import Any

from analysis import sentences
from analysis.action.winback import is_still_gone
from queries import store


class EndedReasonError(ValueError):
    """A sentence: which loss, what stands in the way."""


def ended_reason(con: store.Connection, *, loss_id: str) -> dict[str, Any] | None:
    """What a person says about the end of the reason of a loss: `why`, `said_by`, `said_at`; None if nobody does."""
    return next(iter(store.rows(con, "ended_reason", "action", loss_id=loss_id)), None)


def end_reason(con: store.Connection, loss_id: str, *, why: str, who: str, now: datetime) -> None:
    """Say that the reason of a loss has ended, so that the account is offered for win-back.

    Raises:
        EndedReasonError: no words or name, no loss of an account that is still gone, or somebody said so before.
    """
    why, who = " ".join(why.split()), who.strip()
    if not why or not who:
        raise EndedReasonError(f"Say who knows that the reason of loss {loss_id} has ended, and how.")
    if not is_still_gone(con, loss_id, now.date()):
        raise EndedReasonError(
            f"{loss_id} is no loss of an account that is still gone, so nobody can be won back."
        )
    with store.write(con, marts=()) as cursor:
        if said := ended_reason(cursor, loss_id=loss_id):
            raise EndedReasonError(
                f"{said['said_by']} said so of loss {loss_id} on {sentences.moment(said['said_at'])}: {said['why']}"
            )
        store.execute(cursor, "add_ended_reason", loss_id=loss_id, why=why, said_by=who, said_at=now)
        log(cursor, loss_id, None, why, who=who, now=now)


def take_back(con: store.Connection, loss_id: str, *, who: str, now: datetime) -> None:
    """Take back that the reason of a loss has ended.

    Raises:
        EndedReasonError: no name, or nobody says so.
    """
    if not who.strip():
        raise EndedReasonError(f"Say who takes back that the reason of loss {loss_id} has ended.")
    with store.write(con, marts=()) as cursor:
        said = ended_reason(cursor, loss_id=loss_id)
        if said is None:
            raise EndedReasonError(f"Nobody says that the reason of loss {loss_id} has ended.")
        store.execute(cursor, "delete_ended_reason", loss_id=loss_id)
        log(cursor, loss_id, said["why"], None, who=who.strip(), now=now)


def log(
    cursor: store.Connection, loss_id: str, old: str | None, new: str | None, *, who: str, now: datetime
) -> None:
    """Remember what was said or taken back."""
    store.execute(
        cursor, "record_change", changed_at=now, changed_by=who, table_name="ended_reasons", row_key=loss_id,
        field="why", old_value=old, new_value=new, reason=None,
    )  # fmt: skip
