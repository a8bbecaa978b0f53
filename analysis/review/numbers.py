"""The figures that a review states, each from the report of the same question that pages and commands show."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

import pandas as pd

from analysis import sentences, wording
from analysis.causes import share_of_losses_by_cause, share_of_losses_by_recorded_reason
from analysis.churn import logo_churn_of_period
from analysis.filters import parameters
from analysis.observed import observed
from analysis.paging import ALL_ROWS
from analysis.periods import months_later
from analysis.retention import retention_and_bridge_of_period
from analysis.review.slides import Figure, Loss
from queries import store


class ReviewError(ValueError):
    """A sentence: which days were asked for, and which can be reviewed."""


@dataclass(frozen=True, slots=True)
class Term:
    """The days that a review covers, `[since, until)`, and how it names them.

    `is_complete`: the data reach over all of them; `before_is_seen`: and over all of the stretch before.
    """

    since: date
    until: date
    label: str
    is_complete: bool
    before_is_seen: bool = True

    @property
    def before(self) -> tuple[date, date]:
        """The stretch of as many whole months that ends where this one starts, else of as many days."""
        if self.since.day == self.until.day == 1:
            return months_later(self.since, -whole_months(self.since, self.until)), self.since
        return self.since - (self.until - self.since), self.since

    @property
    def opening(self) -> str:
        """How a sentence begins that tells of these days: 'In Q1 2024', 'From July 2023 to June 2024'."""
        return sentences.in_period(self.label, self.since)

    @property
    def when(self) -> str:
        """The same inside a sentence."""
        return self.opening[0].lower() + self.opening[1:]

    @property
    def is_long(self) -> bool:
        """Whether it covers a year or more."""
        return (self.until - self.since).days >= 365


def term_of(con: store.Connection, since: date, until: date) -> Term:
    """The days to review, checked against the days that the data cover.

    Raises:
        ReviewError: the end is not after the start, or the days lie outside the data.
    """
    days = observed(con)
    if until <= since:
        raise ReviewError(
            f"The review would end ({until}) before it starts ({since}); the second day is not part of it."
        )
    if days.since is None or days.until is None:
        raise ReviewError("There is nothing to review: no accounts, contracts or losses are loaded.")
    if since >= days.until or until <= days.since:
        raise ReviewError(
            f"There is nothing to review between {since} and {until}: the data cover {days.since} up to {days.until}."
        )
    term = Term(since, until, label_of(since, until), days.since <= since and until <= days.until)
    return replace(term, before_is_seen=days.since <= term.before[0])


def whole_months(since: date, until: date) -> int:
    """Months from the first of one month to the first of another."""
    return (until.year - since.year) * 12 + until.month - since.month


def label_of(since: date, until: date) -> str:
    """'Q1 2024', 'March 2024', '2024', '2022 to 2024', 'July 2023 to June 2024', else the first and the last day."""
    last = until - timedelta(days=1)
    if not since.day == until.day == 1:
        return f"{since:%-d %b %Y} to {last:%-d %b %Y}"
    months = whole_months(since, until)
    if months == 1:
        return f"{since:%B %Y}"
    if months == 3 and since.month in (1, 4, 7, 10):
        return f"Q{(since.month + 2) // 3} {since.year}"
    if since.month == until.month == 1:
        return str(since.year) if months == 12 else f"{since.year} to {last.year}"
    return f"{since:%B}{'' if since.year == last.year else f' {since.year}'} to {last:%B %Y}"


def figures_of(con: store.Connection, since: date, until: date, of_period: pd.DataFrame) -> dict[str, Figure]:
    """Every figure of a review by name; those that cannot be had (no base) are left out.

    `of_period` are its losses, from `losses_of`.
    """
    read = int(of_period["root_cause"].notna().sum())
    worth = share_of_losses_by_recorded_reason(con, by="value", since=since, until=until)
    causes = share_of_losses_by_cause(con, since=since, until=until)
    reasons = share_of_losses_by_recorded_reason(con, since=since, until=until)
    return {
        **churn_figure(con, since, until),
        **money_figures(con, since, until),
        "losses": Figure("Accounts lost", len(of_period), "count", len(of_period)),
        "losses_read": Figure("Losses with a root cause", read, "count", read, len(of_period)),
        "lost_annual_value": Figure(
            "Value lost a year", 0.0 if worth.empty else float(worth["of"].iloc[0]), "money",
            accounts=len(of_period) - int(worth["without_value"].sum()),
        ),
        **share_figures("cause", causes, "cause", wording.cause),
        **share_figures("recorded", reasons, "reason", str),
    }  # fmt: skip


def churn_figure(con: store.Connection, since: date, until: date) -> dict[str, Figure]:
    """Accounts lost of those at risk on the first day, over the whole period; nothing where none was at risk."""
    rate = logo_churn_of_period(con, since=since, until=until)
    if not rate.base:
        return {}
    label = "Accounts lost of those at risk"
    return {"logo_churn": Figure(label, rate.share, "share", rate.count, rate.base, rate.low, rate.high)}


def money_figures(con: store.Connection, since: date, until: date) -> dict[str, Figure]:
    """Gross and net retention, and the parts of the bridge, in the reporting currency a year."""
    rates, bridge = retention_and_bridge_of_period(con, since=since, until=until)
    if bridge.empty or rates.empty or not rates.iloc[0]["start_value"]:
        return {}
    found = {
        f"{name}_retention": Figure(
            label, known(rates.iloc[0][f"{name}_retention_share"]), "share", low=known(rates.iloc[0][f"{name}_low"]),
            high=known(rates.iloc[0][f"{name}_high"]), accounts=int(rates.iloc[0]["at_risk"]),
        )
        for name, label in RATES.items()
    }  # fmt: skip
    counts = bridge.set_index("part")["accounts"].to_dict()
    counts["start"] = rates.iloc[0]["at_risk"]
    counts["end"] = counts["start"] + counts["new"] + counts["returned"] - counts["lost"]
    for row in bridge.to_dict("records"):
        name, label = PARTS[str(row["part"])]
        accounts = whole(counts[row["part"]])
        found[name] = Figure(label, abs(float(row["value"])), "money", accounts=accounts)
    return found


RATES = {"gross": "Gross revenue retention", "net": "Net revenue retention"}
PARTS = {  # of the bridge, in the order of `bridge_of_period`: name of the figure, and what it is called
    "start": ("start_value", "At the start"),
    "new": ("new_value", "New"),
    "returned": ("returned_value", "Came back"),
    "expansion": ("expansion", "Grown"),
    "contraction": ("contraction", "Shrunk"),
    "lost": ("lost_value", "Lost"),
    "end": ("end_value", "At the end"),
}


def share_figures(prefix: str, frame: pd.DataFrame, column: str, name: Any) -> dict[str, Figure]:
    """One figure a row of a table of shares."""
    return {
        f"{prefix}:{row[column]}": Figure(
            name(row[column]), known(row["share"]), "share", int(row["losses"]), int(row["of"]),
            known(row["low"]), known(row["high"]),
        )
        for _, row in frame.iterrows()
    }  # fmt: skip


def losses_of(con: store.Connection, since: date, until: date) -> pd.DataFrame:
    """The accounts lost in the period, all of the list at once."""
    return store.frame(
        con, "losses", cause=None, recorded_reason=None, dated_by="lost_on", page_size=ALL_ROWS, page_start=0,
        **parameters(since=since, until=until),
    )  # fmt: skip


def counted(frame: pd.DataFrame) -> tuple[Loss, ...]:
    """The losses of a period as a review remembers them."""
    columns = ["loss_id", "root_cause", "verdict_source", "lost_on", "annual_value", "currency"]
    return tuple(
        Loss(
            loss_id, text_or_none(cause), text_or_none(source), f"{lost_on:%Y-%m-%d}", known(value),
            text_or_none(currency),
        )
        for loss_id, cause, source, lost_on, value, currency in zip(
            *(frame[name] for name in columns), strict=True
        )
    )  # fmt: skip


def known(value: Any) -> float | None:
    """A number; None for one that is not known."""
    return None if value is None or pd.isna(value) else float(value)


def whole(value: Any) -> int | None:
    """A count; None for one that is not known."""
    return None if value is None or pd.isna(value) else int(value)


def text_or_none(value: Any) -> str | None:
    """A text; None for one that is not known."""
    return value if isinstance(value, str) else None
