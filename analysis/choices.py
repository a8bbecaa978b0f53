"""What the filters of a page offer, and what an address that names filters means."""

import hashlib
from collections.abc import Iterable
from typing import Any

from analysis import periods, wording
from analysis.observed import observed
from queries import store


def of_filters(con: store.Connection) -> dict[str, Any]:
    """The periods, and the segments, regions and owners, that the data hold, and whether they hold anything yet."""
    found: dict[str, Any] = {"segment": [], "region": [], "owner": []}
    for row in store.rows(con, "filter_values", "pages"):
        found[row["dimension"]].append(row["value_name"])
    days = observed(con)
    found["periods"] = periods.choices(days.since, days.until)
    lost = {row["month_start"]: row["losses"] for row in store.rows(con, "losses_by_month", "pages")}
    found["default"] = periods.default(days.since, days.until, lost)
    found["has_data"] = days.since is not None
    return found


def in_address(dimension: str, value: str) -> str:
    """How a value stands in an address: owners are people, so a digest stands for them."""
    return digest(value) if dimension == "owner" else value


def digest(value: str) -> str:
    """Ten characters that stand for a text that must not be read in an address."""
    return hashlib.sha256(value.encode()).hexdigest()[:10]


def by_digest(values: Iterable[str], word: str | None) -> str | None:
    """The one of the values that a digest in an address stands for; None where there is none."""
    return next((value for value in values if digest(value) == word), None) if word else None


def understood(asked: dict[str, list[str]], known: dict[str, Any]) -> tuple[dict[str, Any], list[str]]:
    """The filters that an address asks for, with a note for each value that means nothing here."""
    notes: list[str] = []
    chosen: dict[str, Any] = {"period": _period(asked["period"], known, notes), "kind": "defection"}
    for kind in asked["kind"]:
        if kind in wording.KINDS:
            chosen["kind"] = kind
        else:
            notes.append(f"The address asks for the kind '{kind}'; accepted: {', '.join(wording.KINDS)}.")
    for name in ("segment", "region", "owner"):
        by_address = {in_address(name, value): value for value in known[name]}
        chosen[name] = tuple(by_address[value] for value in asked[name] if value in by_address)
        notes += [
            f"The address asks for the {name} '{v}', which no account has."
            for v in asked[name]
            if v not in by_address
        ]
    return chosen, notes


def _period(asked: list[str], known: dict[str, Any], notes: list[str]) -> periods.Period:
    if not asked:
        return known["default"]
    try:
        return period_named(asked[-1], known)
    except periods.PeriodError as error:
        notes.append(f"{error} The filter was dropped.")
        return known["default"]


def period_named(name: str, known: dict[str, Any]) -> periods.Period:
    """The period of that name, as it is called where it is one of those offered.

    Raises:
        PeriodError: the text names none; the sentence says what is accepted.
    """
    offered = {period.name: period for period in known["periods"]}
    return offered.get(name) or periods.parse(name)


def reporting_currency(con: store.Connection) -> str:
    """The currency that all values are reported in; empty where no file names one."""
    return store.value(con, "reporting_currency", "pages") or ""
