"""What the recorded reasons stand for: suggested by the tagger, confirmed by a person, kept with the company's data."""

from collections.abc import Iterable, Sequence
from datetime import datetime

import pandas as pd

from analysis import wording
from analysis.verdicts import known_causes
from interviews.codebook import CAUSES
from interviews.reasons import Suggestion, suggest
from queries import store

MEANT = 30  # of the commonest it is asked what they stand for: free text may have thousands
NO_CAUSE = "none"  # stored where a person says that a reason names no cause
COLUMNS = ["recorded_reason", "losses", "causes", "confirmed_by", "why"]


class ReasonError(ValueError):
    """A mapping that cannot be kept; the sentence says why."""


def recorded_reasons(con: store.Connection) -> pd.DataFrame:
    """Every recorded reason with the causes that it stands for, the commonest reason first.

    Returns:
        recorded_reason, losses (customers and deals), causes (keys, separated by commas; empty for none),
        confirmed_by (None while it is a suggestion), why.
    """
    found = store.rows(con, "recorded_reasons")
    suggested = suggest(row["recorded_reason"] for row in found)
    lines = [
        {
            "recorded_reason": row["recorded_reason"],
            "losses": row["losses"],
            "causes": ", ".join(sorted(_meant(row["causes"], suggested[row["recorded_reason"]]))),
            "confirmed_by": row["confirmed_by"],
            "why": _why(row["confirmed_by"], suggested[row["recorded_reason"]]),
        }
        for row in found
    ]
    return pd.DataFrame(lines, columns=COLUMNS)


def to_confirm(con: store.Connection) -> pd.DataFrame:
    """The same with `causes` as lists, for a person to change."""
    found = recorded_reasons(con)
    lists = [[cause for cause in causes.split(", ") if cause] for causes in found["causes"]]
    return found.assign(causes=pd.Series(lists, index=found.index, dtype=object))


def confirm_table(con: store.Connection, table: pd.DataFrame, *, who: str, now: datetime) -> None:
    """Keep what a person made of the table of `to_confirm`: every reason in it is confirmed then."""
    pairs = zip(table["recorded_reason"], table["causes"], strict=True)
    confirm(con, {reason: list(causes) for reason, causes in pairs}, who=who, now=now)


def causes_of_reasons(con: store.Connection, reasons: Iterable[str]) -> dict[str, frozenset[str]]:
    """The causes that each recorded reason stands for: as confirmed, else as suggested."""
    stored: dict[str, set[str]] = {}
    for row in store.rows(con, "causes_of_reasons", "state"):
        stored.setdefault(row["recorded_reason"], set()).add(row["cause"])
    suggested = suggest(reason for reason in reasons if reason not in stored)
    confirmed = {reason: _meant(causes, ()) for reason, causes in stored.items()}
    return confirmed | {reason: _meant((), causes) for reason, causes in suggested.items()}


def confirmed(con: store.Connection) -> set[str]:
    """The recorded reasons of which a person has said what they stand for."""
    return {row["recorded_reason"] for row in store.rows(con, "causes_of_reasons", "state")}


def confirm(con: store.Connection, meanings: dict[str, Sequence[str]], *, who: str, now: datetime) -> None:
    """Keep what some recorded reasons stand for; no causes: the reason names none. Each change is logged.

    Raises:
        ReasonError: a reason that is not on record, or a cause that is none.
    """
    present = _checked(con, meanings)
    with store.write(con, marts=()) as cursor:
        for reason, causes in meanings.items():
            store.execute(cursor, "drop_reason_causes", recorded_reason=reason)
            store.execute(
                cursor,
                "add_reason_causes",
                recorded_reason=reason,
                causes=sorted(set(causes)) or [NO_CAUSE],
                confirmed_by=who,
            )
            store.execute(
                cursor,
                "record_change",
                changed_at=now,
                changed_by=who,
                table_name="reason_causes",
                row_key=reason,
                field="cause",
                old_value=present.loc[reason, "causes"] or None,
                new_value=", ".join(sorted(set(causes))) or None,
                reason="confirmed",
            )


def _checked(con: store.Connection, meanings: dict[str, Sequence[str]]) -> pd.DataFrame:
    """The table by recorded reason, once every reason in `meanings` is on record and every cause is one."""
    present = recorded_reasons(con).set_index("recorded_reason")
    known = known_causes(con)
    for reason, causes in meanings.items():
        if reason not in present.index:
            raise ReasonError(
                f"'{reason}' is no recorded reason; expected one of {', '.join(present.index)}."
            )
        if strange := [cause for cause in causes if cause not in known]:
            raise ReasonError(f"'{strange[0]}' is no cause; expected {', '.join(known)}.")
    return present


def _meant(stored: Iterable[str], suggested: Iterable[Suggestion]) -> frozenset[str]:
    """The confirmed causes where there are any, else the suggested ones."""
    confirmed = frozenset(stored)
    return confirmed - {NO_CAUSE} if confirmed else frozenset(one.cause for one in suggested)


def _why(confirmed_by: str | None, suggested: Sequence[Suggestion]) -> str:
    if confirmed_by:
        return f"confirmed by {confirmed_by}"
    return "; ".join(map(_in_short, suggested)) or "names no cause that we know of"


def _in_short(suggested: Suggestion) -> str:
    """Why a cause is suggested, with its name as it stands in the column beside it."""
    long = CAUSES[suggested.cause].name if suggested.cause in CAUSES else suggested.cause
    return suggested.why.replace(long, wording.cause(suggested.cause))
