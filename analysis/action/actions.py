"""Measures against a cause: who owns it, where it applies, and what happened after it began.

A measure is judged by `effects.effect_of_action`: it says "fell after", never "because of". One that starts on a
day to come is kept, shown as planned, and judged by nobody.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Unpack

import pandas as pd

from analysis import sentences, wording
from analysis.causes import share_of_losses_by_cause
from analysis.filters import Filters
from analysis.observed import observed
from analysis.verdicts import known_causes
from queries import store

SCOPE_FIELDS = ("segment", "region", "owner")  # those that the effect of a measure can be counted by
TYPED_IN = 0  # the load of what was entered by hand
Scope = dict[str, list[str]]


class ActionError(ValueError):
    """A sentence: which measure, what was given, what is accepted."""


@dataclass(frozen=True, slots=True)
class Action:
    """A measure as stored; `scope` is empty where it applies to every account."""

    action_id: str
    title: str
    cause: str
    scope: Scope
    started_on: date
    ended_on: date | None
    owner: str | None
    description: str | None

    def is_running(self, day: date) -> bool:
        """Whether the measure is in force on a day."""
        return self.started_on <= day and (self.ended_on is None or day <= self.ended_on)


def actions_taken(con: store.Connection) -> list[Action]:
    """All measures, the latest start first."""
    return [
        Action(
            row["action_id"], row["title"], row["cause"], json.loads(row["scope_filter"]),
            row["started_on"], row["ended_on"], row["owner"], row["description"],
        )
        for row in store.rows(con, "actions_taken", "action")
    ]  # fmt: skip


def actions_for_loss(con: store.Connection, *, loss_id: str) -> list[Action]:
    """The measures against the root cause of a loss in whose scope its account lies, the latest start first."""
    found = store.rows(con, "loss_facts", "pages", loss_id=loss_id)
    return [
        action
        for action in actions_taken(con)
        if found and action.cause == found[0]["root_cause"] and covers(action.scope, found[0])
    ]


def scope_in_words(scope: Scope) -> str:
    """'accounts with region North or West and segment key'; 'all accounts' for none."""
    parts = [f"{field} {' or '.join(values)}" for field, values in sorted(scope.items()) if values]
    return f"accounts with {' and '.join(parts)}" if parts else "all accounts"


def covered(scope: Scope, accounts: pd.DataFrame) -> pd.Series:
    """Which accounts, or losses of them, lie in a scope; a field that is not known lies outside."""
    inside = pd.Series(True, index=accounts.index)
    for field, values in scope.items():
        if values:
            inside &= accounts[field].isin(values)
    return inside


def covers(scope: Scope, account: Mapping[str, Any]) -> bool:
    """Whether one account, or a loss of it, lies in a scope."""
    return all(not values or account[field] in values for field, values in scope.items())


def add_action(
    con: store.Connection,
    *,
    title: str,
    cause: str,
    started_on: date,
    owner: str,
    scope: Scope | None = None,
    description: str = "",
    who: str,
    now: datetime,
) -> str:
    """Keep a measure; returns its id.

    Raises:
        ActionError: no title or owner, an unknown cause, or a scope that names nothing on record.
    """
    scope = {field: list(values) for field, values in (scope or {}).items() if values}
    refuse_bad_action(con, title=title, cause=cause, owner=owner, scope=scope)
    action_id = f"{' '.join(title.split())}/{started_on}"
    if action_id in {action.action_id for action in actions_taken(con)}:
        raise ActionError(
            f"A measure '{title}' that starts on {sentences.day(started_on)} is on record already."
        )
    with store.write(con, marts=()) as cursor:
        store.execute(
            cursor, "add_action", action_id=action_id, title=" ".join(title.split()), cause=cause,
            scope=scope_in_words(scope), scope_filter=json.dumps(scope), started_on=started_on,
            owner=owner.strip(), description=description.strip() or None, load_id=TYPED_IN,
        )  # fmt: skip
        log(cursor, action_id, "action_id", None, action_id, who=who, now=now)
    return action_id


def refuse_bad_action(con: store.Connection, *, title: str, cause: str, owner: str, scope: Scope) -> None:
    """The checks of `add_action`."""
    if not title.strip() or not owner.strip():
        raise ActionError("A measure needs a title and an owner; a cause that nobody owns stays a cause.")
    causes = known_causes(con)
    if cause not in causes:
        raise ActionError(
            f"The measure '{title}' aims at '{cause}', which is no cause; known: {', '.join(causes)}."
        )
    known = scope_values(con)
    for field, values in scope.items():
        if field not in SCOPE_FIELDS:
            raise ActionError(f"A scope has no '{field}'; expected one of {', '.join(SCOPE_FIELDS)}.")
        strange = [value for value in values if value not in known[field]]
        if strange:
            raise ActionError(f"No account has the {field} '{strange[0]}'; known: {', '.join(known[field])}.")


def scope_values(con: store.Connection) -> Scope:
    """What a scope can name: the values that accounts have, by field."""
    known: Scope = {field: [] for field in SCOPE_FIELDS}
    for row in store.rows(con, "scope_values", "action"):
        known[row["field"]].append(row["field_value"])
    return known


def end_action(
    con: store.Connection, action_id: str, *, ended_on: date | None, who: str, now: datetime
) -> None:
    """Say when a measure ended; None lets it run on.

    Raises:
        ActionError: no such measure, or an end before its start.
    """
    action = action_of(con, action_id)
    if ended_on and ended_on < action.started_on:
        ends, starts = sentences.day(ended_on), sentences.day(action.started_on)
        raise ActionError(f"'{action.title}' cannot end on {ends}: it starts on {starts}.")
    with store.write(con, marts=()) as cursor:
        store.execute(cursor, "end_action", action_id=action_id, ended_on=ended_on)
        log(cursor, action_id, "ended_on", action.ended_on, ended_on, who=who, now=now)


def delete_action(con: store.Connection, action_id: str, *, who: str, now: datetime) -> None:
    """Take back a measure entered by mistake."""
    action = action_of(con, action_id)
    with store.write(con, marts=()) as cursor:
        store.execute(cursor, "delete_action", action_id=action_id)
        log(cursor, action_id, "action_id", action.action_id, None, who=who, now=now)


def action_of(con: store.Connection, action_id: str) -> Action:
    """The measure of that id."""
    for action in actions_taken(con):
        if action.action_id == action_id:
            return action
    raise ActionError(f"There is no measure '{action_id}'.")


def log(
    cursor: store.Connection, action_id: str, field: str, old: Any, new: Any, *, who: str, now: datetime
) -> None:
    """Remember a change to a measure."""
    store.execute(
        cursor, "record_change", changed_at=now, changed_by=who, table_name="actions", row_key=action_id, field=field,
        old_value=None if old is None else str(old), new_value=None if new is None else str(new), reason=None,
    )  # fmt: skip


def note_on(action: Action, con: store.Connection) -> str:
    """What a reader must know before judging a measure; empty where nothing stands in the way."""
    until = observed(con).until
    if until and action.started_on >= until:
        starts, last = sentences.day(action.started_on), sentences.day(until - timedelta(days=1))
        return f"It starts on {starts}, and the data reach to {last}: it is planned, and shows nothing yet."
    return ""


def causes_without_owner(con: store.Connection, *, today: date, **filters: Unpack[Filters]) -> pd.DataFrame:
    """Causes that no running measure with an owner aims at, by their share of the losses with a known cause."""
    return without_owner(con, share_of_losses_by_cause(con, **filters), today=today)


def without_owner(con: store.Connection, shares: pd.DataFrame, *, today: date) -> pd.DataFrame:
    """Those of `share_of_losses_by_cause` that no running measure with an owner aims at, and their names."""
    owned = {action.cause for action in actions_taken(con) if action.owner and action.is_running(today)}
    free = shares[~shares["cause"].isin(owned)].reset_index(drop=True)
    return free.assign(name=[wording.cause(cause) for cause in free["cause"]])
