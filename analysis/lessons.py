"""The five whys of a loss and the lessons drawn from it."""

from datetime import datetime
from typing import Any

from queries import store


class LessonError(ValueError):
    """Words that cannot be kept; the sentence says why."""


def whys_of(con: store.Connection, *, loss_id: str) -> dict[int, str]:
    """The answers so far, by number of the why (1 to 5)."""
    return {
        row["why_number"]: row["answer"] for row in store.rows(con, "whys_of_loss", "pages", loss_id=loss_id)
    }


def lessons_of(con: store.Connection, *, loss_id: str) -> list[dict[str, Any]]:
    """The lessons, the latest first."""
    return store.rows(con, "lessons_of_loss", "pages", loss_id=loss_id)


def keep_whys(
    con: store.Connection, loss_id: str, answers: dict[int, str], *, who: str, now: datetime
) -> None:
    """Replace the whys of a loss; an empty answer takes that why away.

    Raises:
        LessonError: no such loss.
    """
    _refuse_no_loss(con, loss_id)
    old = whys_of(con, loss_id=loss_id)
    with store.write(con, marts=()) as cursor:
        for number, answer in answers.items():
            new = answer.strip() or None
            if new == old.get(number):
                continue
            entry: dict[str, Any] = {"written_by": who, "written_at": now}
            store.execute(cursor, "delete_why", loss_id=loss_id, why_number=number)
            if new:
                store.execute(cursor, "add_why", loss_id=loss_id, why_number=number, answer=new, **entry)
            _record(cursor, f"{loss_id}/{number}", old.get(number), new, who, now)


def _refuse_no_loss(con: store.Connection, loss_id: str) -> None:
    if not store.value(con, "loss_exists", "state", loss_id=loss_id):
        raise LessonError(f"There is no loss {loss_id} to learn from.")


def _record(
    cursor: store.Connection, row_key: str, old: str | None, new: str | None, who: str, now: datetime
) -> None:
    change: dict[str, Any] = {"row_key": row_key, "field": "answer", "old_value": old, "new_value": new}
    store.execute(
        cursor, "record_change", changed_at=now, changed_by=who, table_name="whys", reason=None, **change
    )


def add_lesson(con: store.Connection, loss_id: str, body: str, *, who: str, now: datetime) -> None:
    """Keep a lesson.

    Raises:
        LessonError: it has no words, or there is no such loss.
    """
    _refuse_no_loss(con, loss_id)
    if not body.strip():
        raise LessonError("The lesson is empty; write what should be done otherwise next time.")
    with store.write(con, marts=()) as cursor:
        store.execute(
            cursor, "add_lesson", loss_id=loss_id, body=body.strip(), written_by=who, written_at=now
        )
