"""Which days the data cover, and the settings that a person may choose."""

import itertools
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from analysis import locales
from analysis.filters import ReportError
from queries import store

COVER = ("observed_since", "observed_until")
# a contract that ended may be the only trace of a loss
KINDS_OF_LOSSES = frozenset(("defections", "contracts"))
DATES = (*COVER, "interviewed_since")
DEFAULTS: dict[str, Any] = {
    "observed_since": None,  # found: the month of the first loss
    "observed_until": None,  # found: the as-of date of a load, else the day after the latest fact
    "interviewed_since": None,  # found: the quarter of the first loss that words are there for
    "gap_days": 30,
    "interview_window_days": 60,
    "reporting_currency": None,  # found: the commonest in the records
    "size_bands": None,  # found: the quartiles of all deals that ended, rounded
    "timezone": "UTC",
    "redact_names": False,  # whether names of people are replaced by pseudonyms in what comes in
}


@dataclass(frozen=True, slots=True)
class Observed:
    """Losses are complete in `[since, until)`; None while there is nothing to go by. `deals_since` is for deals."""

    since: date | None
    until: date | None
    deals_since: date | None
    since_is_set: bool
    until_is_set: bool

    def covers(self, since: date | None, until: date | None) -> bool:
        """Whether the data reach over every day of `[since, until)`; not over one that is open at an end."""
        if self.since is None or self.until is None or since is None or until is None:
            return False
        return self.since <= since and until <= self.until


def observed(con: store.Connection) -> Observed:
    """The days that the data cover."""
    return Observed(*store.rows(con, "observed", "state")[0].values())


def question(con: store.Connection, brought: Iterable[str | None]) -> str | None:
    """What is taken to be covered by the data, to be confirmed or put right.

    Args:
        brought: the kinds of rows that a load brought.

    Returns:
        None where the load brought no lost customers, and once a person has said both days.
    """
    found = observed(con)
    if found.since is None or found.until is None or (found.since_is_set and found.until_is_set):
        return None
    if not KINDS_OF_LOSSES & set(brought) or not store.value(con, "has_lost_customers", "state"):
        return None
    both = "Both days are" if not (found.since_is_set or found.until_is_set) else "The other day is"
    return (
        f"Do your data name every customer who left from {locales.day(found.since)} "
        f"to {locales.day(found.until - timedelta(days=1))}? {both} taken from the data. "
        "One who is missing counts as a customer who stayed."
    )


def setting(con: store.Connection, name: str) -> Any:
    """What a person chose, else the default; None means that it is found from the data."""
    expect_setting(name)
    chosen = json.loads(store.value(con, "setting", "state", setting=name) or "null")
    return DEFAULTS[name] if chosen is None else chosen


def typed(value: Any) -> str:
    """A setting as a person types it; empty where it is found from the data."""
    if isinstance(value, list):
        return " ".join(f"{part:.12g}" for part in value)
    return "" if value is None else str(value)


def choose_setting(con: store.Connection, name: str, value: Any, *, who: str, now: datetime) -> None:
    """Keep a choice for a setting and write it down among the changes.

    Raises:
        ReportError: there is no such setting, or the value is none of its kind.
    """
    chosen = checked(name, value)
    former = store.value(con, "setting", "state", setting=name)
    with store.write(con) as cursor:
        store.execute(cursor, "choose_setting", setting=name, setting_value=chosen)
        store.execute(
            cursor,
            "record_change",
            changed_at=now,
            changed_by=who,
            table_name="settings",
            row_key=name,
            field="setting_value",
            old_value=former,
            new_value=chosen,
            reason=None,
        )


def expect_setting(name: str) -> None:
    """Refuse a setting that does not exist.

    Raises:
        ReportError: it does not.
    """
    if name not in DEFAULTS:
        raise ReportError(f"There is no setting '{name}'; expected {', '.join(DEFAULTS)}.")


def checked(name: str, value: Any) -> str:
    """The JSON text of a value that fits its setting; of None or an empty text, null: as if nothing was chosen.

    Raises:
        ReportError: no such setting; a date that is none; a number of days below zero; limits of sizes that do not
            rise.
    """
    expect_setting(name)
    if value is None or value == "":
        return json.dumps(None)
    if name == "size_bands":
        return json.dumps(_limits(value))
    if name in DATES:
        try:
            return json.dumps(date.fromisoformat(str(value)).isoformat())
        except ValueError as error:
            raise ReportError(f"{name} '{value}' is no date; expected YYYY-MM-DD.") from error
    if name.endswith("_days") and not (isinstance(value, int) and value >= 0):
        raise ReportError(f"{name} '{value}' is no number of days; expected 0 or more.")
    if isinstance(DEFAULTS[name], bool) and not isinstance(value, bool):
        raise ReportError(f"{name} '{value}' is neither yes nor no; expected true or false.")
    return json.dumps(value)


def _limits(value: Any) -> list[float]:
    """Rising limits above zero, from numbers or from a text of numbers with spaces between."""
    try:
        limits = [float(part) for part in (value.split() if isinstance(value, str) else value)]
    except (TypeError, ValueError) as error:
        raise ReportError(
            f"size_bands '{value}' are no limits; expected numbers like 20000 60000."
        ) from error
    if not limits or limits[0] <= 0 or any(low >= high for low, high in itertools.pairwise(limits)):
        raise ReportError(
            f"size_bands '{value}' do not rise from above zero; expected numbers like 20000 60000."
        )
    return limits
