"""What the Overview says first: how many were lost, what that is worth, why, and what the records say instead."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from analysis import causes, churn, coverage, locales, periods, recorded_reasons, sentences, winloss, wording
from analysis.filters import group_parameters
from analysis.leading import Leading, leading_cause
from analysis.rates import Rate
from analysis.recorded import Meanings, most_recorded, same_in_meaning
from queries import store

Places = dict[str, Any]  # the filters on accounts: segment, region, owner
Lost = dict[str, Any]  # losses, their value a year, and how many without one it leaves out
NOTHING_LOST: Lost = {"losses": 0, "value": 0.0, "without_value": 0}
TOP_CAUSES = 3  # lines in one trend that a reader can still tell apart


def at_risk(con: store.Connection, period: periods.Period, places: Places) -> Rate:
    """Accounts lost of those served on the first day of the period."""
    return churn.logo_churn_of_period(con, since=period.since, until=period.until, **places)


def counted(con: store.Connection, period: periods.Period, kind: str, places: Places) -> Lost:
    """Losses of the period, their value a year, how many it leaves out, and how many of them have words."""
    found = coverage.coverage_of_losses(con, since=period.since, until=period.until, kind=kind, **places)
    if found.empty:
        return NOTHING_LOST | {"with_words": 0}
    return {name: found[name].iloc[0] for name in ("losses", "value", "without_value", "with_words")}


@dataclass(frozen=True, slots=True)
class Opening:
    """The first sentence, and what to check: the machine's reading behind it, and reasons that count together."""

    lead: str
    caveat: str = ""


def opening(
    con: store.Connection, *, period: periods.Period, kind: str, currency: str, **places: Any
) -> Opening:
    """How many were lost, what that is worth, why, and what the records say instead."""
    filters = {"since": period.since, "until": period.until, "kind": kind, **places}
    lost = counted(con, period, kind, places)
    when = sentences.in_period(period.label, period.since)
    if not lost["losses"]:
        none = "deal was lost" if kind == "lost_deal" else "customer left"
        return Opening(f"{when} no {none}, as far as these records go.")
    words = f"{when} you lost {_lost_of(con, period, kind, places, lost, currency)}"
    leading, reasons = (
        leading_cause(con, **filters),
        causes.share_of_losses_by_recorded_reason(con, **filters),
    )
    meanings = recorded_reasons.causes_of_reasons(con, reasons["reason"].head(recorded_reasons.MEANT))
    records = most_recorded(reasons, meanings)
    hints = [_caveat(leading), _to_confirm(con, reasons, meanings)]
    return Opening(f"{words} {_why(con, leading, records, filters)}", " ".join(filter(None, hints)))


def _to_confirm(con: store.Connection, reasons: pd.DataFrame, meanings: Meanings) -> str:
    """Where reasons count together that nobody has confirmed to stand for the same."""
    alike = same_in_meaning(reasons, meanings)["reasons"]
    together = {reason for group in alike if len(group) > 1 for reason in group}
    if together <= recorded_reasons.confirmed(con):
        return ""
    return "Recorded reasons count together as suggested; confirm on Settings what they stand for."


def _lost_of(
    con: store.Connection, period: periods.Period, kind: str, places: Places, lost: Lost, currency: str
) -> str:
    """'32 of 228 accounts (14.0 %), worth £1.56 million a year.': the value is always that of those counted."""
    if kind == "lost_deal":
        whole = winloss.win_rate_by(con, since=period.since, until=period.until, **places).iloc[0]
        rate = Rate(int(whole["lost"]), int(whole["won"] + whole["lost"]))
        return f"{_of(rate, 'decided deals', lost, 'deal')}{_worth(lost, currency)}"
    rate = at_risk(con, period, places)
    if rate.share is None:
        return f"{_of(rate, 'accounts', lost, 'account')}{_worth(lost, currency)}"
    found = _by_service(con, period, places)
    return f"{_of(rate, 'accounts', lost, 'account')}{_worth(found[True], currency)}{_others(found[False], currency)}"


def _of(rate: Rate, what: str, lost: Lost, one: str) -> str:
    if rate.share is None:
        return sentences.count_of(lost["losses"], one)
    return f"{locales.number(rate.count)} of {locales.number(rate.base)} {what} ({sentences.percent(rate.share)})"


def _by_service(con: store.Connection, period: periods.Period, places: Places) -> dict[bool, Lost]:
    """Losses, their value and how many it leaves out: of customers served on the first day, and of all others."""
    asked = group_parameters(since=period.since, until=period.until, **places)
    rows = store.rows(con, "losses_of_those_served", "pages", **asked)
    return dict.fromkeys((True, False), NOTHING_LOST) | {row["was_served"]: row for row in rows}


def _worth(lost: Lost, currency: str) -> str:
    """', worth £1.56 million a year.' and how many that leaves out; a full stop where no value is known."""
    if not lost["value"]:
        return "."
    left_out = sentences.left_out(int(lost["without_value"]))
    return f", worth {sentences.amount(lost['value'], currency)} a year.{left_out}"


def _others(lost: Lost, currency: str) -> str:
    """What was lost beside the accounts counted, which were there on the first day; nothing where all are counted."""
    losses = int(lost["losses"])
    if not losses:
        return ""
    more = sentences.count_of(losses, "more loss", "more losses")
    worth = f", worth {sentences.amount(lost['value'], currency)} a year" if lost["value"] else ""
    are = sentences.fitting(losses, "is", "are")
    whose = sentences.fitting(losses, "the account came later or has", "their accounts came later or have")
    return f" Not in this count {are} {more}{worth}: {whose} no contract on record."


def _why(con: store.Connection, leading: Leading, records: str, filters: dict[str, Any]) -> str:
    if leading.cause is None:
        return f"{leading.sentence} {records[0].upper()}{records[1:]}."
    found = causes.share_of_losses_by_cause(con, **filters)
    of = int(found["of"].iloc[0])
    if not leading.is_leading and leading.rival:
        return f"Among the {of} losses read, {_not_told_apart(found)}; {records}."
    often = Rate(int(found.loc[found["cause"] == leading.cause, "losses"].iloc[0]), of).text()
    return f"The leading cause among the losses read is {wording.cause(leading.cause).lower()}, {often}; {records}."


def _not_told_apart(ranked: pd.DataFrame) -> str:
    """The two causes that the ranking begins with; where more than two are level, that none stands out."""
    first, second = (wording.cause(cause).lower() for cause in ranked["cause"].head(2))
    most = int(ranked["losses"].iloc[0])
    level = int((ranked["losses"] == most).sum())
    if level > 2:
        return f"no cause stands out: {level} causes were found in {sentences.count_of(most, 'loss', 'losses')} each"
    return f"{first} cannot be told apart from {second}"


def _caveat(leading: Leading) -> str:
    """While fewer than half of the verdicts were checked by a person."""
    note = leading.reading_note
    if not note:
        return ""
    return (
        f"{note[0].upper()}{note[1:]} by its own scores, fewer where the words are no interview; "
        "correct it on the page of a loss."
    )


def top_causes(ranked: pd.DataFrame) -> tuple[str, ...]:
    """The causes that the ranking begins with, as many as one trend can show."""
    return tuple(ranked["cause"].head(TOP_CAUSES))


def actions_begun(con: store.Connection, *, causes: tuple[str, ...]) -> tuple[tuple[date, str], ...]:
    """Day and title of each action against one of the causes, in order of day."""
    rows = store.rows(con, "actions_begun", "pages", causes=list(causes))
    return tuple((row["started_on"], row["title"]) for row in rows)
