"""The figures that a review states, each from the report of the same question that pages and commands show."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pandas as pd

from analysis import wording
from analysis.causes import share_of_losses_by_cause, share_of_losses_by_recorded_reason
from analysis.churn import logo_churn_by_period
from analysis.losses import losses
from analysis.observed import observed
from analysis.periods import months_later
from analysis.retention import revenue_retention_by_period
from analysis.slides import Figure, Loss
from queries import store


class ReviewError(ValueError):
    """A sentence: which days were asked for, and which can be reviewed."""


@dataclass(frozen=True, slots=True)
class Term:
    """The days that a review covers, `[since, until)`, and how it names them."""

    since: date
    until: date
    label: str
    is_complete: bool

    @property
    def before(self) -> tuple[date, date]:
        """The stretch of as many whole months that ends where this one starts, else of as many days."""
        months = (self.until.year - self.since.year) * 12 + self.until.month - self.since.month
        if self.since.day == self.until.day == 1:
            return months_later(self.since, -months), self.since
        return self.since - (self.until - self.since), self.since


def term_of(con: store.Connection, since: date, until: date) -> Term:
    """The days to review, checked against the days that the data cover.

    Raises:
        ReviewError: the end is not after the start, the days lie in two calendar years, or outside the data.
    """
    days = observed(con)
    if until <= since:
        raise ReviewError(
            f"The review would end ({until}) before it starts ({since}); the second day is not part of it."
        )
    if (until - timedelta(days=1)).year != since.year:
        raise ReviewError(
            f"A review covers days of one calendar year, most often a quarter; {since} to {until} is more."
        )
    if days.since is None or days.until is None:
        raise ReviewError("There is nothing to review: no accounts, contracts or losses are loaded.")
    if since >= days.until or until <= days.since:
        raise ReviewError(
            f"There is nothing to review between {since} and {until}: the data cover {days.since} up to {days.until}."
        )
    return Term(since, until, label_of(since, until), days.since <= since and until <= days.until)


def label_of(since: date, until: date) -> str:
    """'Q1 2024', '2024', or the first and the last day."""
    if since.day == until.day == 1:
        months = (until.year - since.year) * 12 + until.month - since.month
        if months == 3 and since.month in (1, 4, 7, 10):
            return f"Q{(since.month + 2) // 3} {since.year}"
        if months == 12:
            return str(since.year)
    return f"{since:%-d %b %Y} to {until - timedelta(days=1):%-d %b %Y}"


def figures_of(con: store.Connection, since: date, until: date) -> dict[str, Figure]:
    """Every figure of a review by name; those that cannot be had (no base) are left out."""
    found: dict[str, Figure] = {}
    churn = only_row(logo_churn_by_period(con, grain="year", since=since, until=until))
    if churn is not None:
        found["logo_churn"] = Figure(
            "Accounts lost of those at risk", known(churn["churn_share"]), "share",
            int(churn["lost"]), int(churn["at_risk"]), known(churn["low"]), known(churn["high"]),
        )  # fmt: skip
    money = only_row(revenue_retention_by_period(con, grain="year", since=since, until=until))
    if money is not None:
        found |= money_figures(money)
    of_period = losses_of(con, since, until)
    found["losses"] = Figure("Accounts lost", len(of_period), "count", len(of_period))
    read = int(of_period["root_cause"].notna().sum())
    found["losses_read"] = Figure("Losses with a root cause", read, "count", read, len(of_period))
    worth = share_of_losses_by_recorded_reason(con, by="value", since=since, until=until)
    found["lost_annual_value"] = Figure(
        "Value lost a year", 0.0 if worth.empty else float(worth["of"].iloc[0]), "money"
    )
    causes = share_of_losses_by_cause(con, since=since, until=until)
    found |= share_figures("cause", causes, "cause", wording.cause)
    reasons = share_of_losses_by_recorded_reason(con, since=since, until=until)
    return found | share_figures("recorded", reasons, "reason", str)


def money_figures(row: pd.Series) -> dict[str, Figure]:
    """Gross and net retention, and the parts of the bridge, in the reporting currency a year."""
    base = float(row["start_value"])
    found = {
        "gross_retention": Figure(
            "Gross revenue retention", known(row["gross_retention_share"]), "share", base=base
        ),
        "net_retention": Figure(
            "Net revenue retention", known(row["net_retention_share"]), "share", base=base
        ),
    }
    for part in ("start_value", "expansion", "contraction", "lost_value"):
        found[part] = Figure(wording_of_part(part), float(row[part]), "money")
    return found


def wording_of_part(part: str) -> str:
    """What a part of the bridge is called."""
    return {
        "start_value": "At the start",
        "expansion": "Grown",
        "contraction": "Shrunk",
        "lost_value": "Lost",
    }[part]


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
    """The accounts lost in the period, all pages of the list."""
    pages: list[pd.DataFrame] = []
    while not pages or len(pages[-1]):
        pages.append(losses(con, since=since, until=until, page=len(pages) + 1))
    return pd.concat(pages[:-1], ignore_index=True) if len(pages) > 1 else pages[0]


def counted(frame: pd.DataFrame) -> tuple[Loss, ...]:
    """The losses of a period as a review remembers them."""
    return tuple(
        Loss(
            row["loss_id"], text_or_none(row["root_cause"]), text_or_none(row["verdict_source"]),
            f"{row['lost_on']:%Y-%m-%d}", known(row["annual_value"]),
        )
        for _, row in frame.iterrows()
    )  # fmt: skip


def only_row(frame: pd.DataFrame) -> pd.Series | None:
    """The one row of a report on one period; None where there is none."""
    return None if frame.empty else frame.iloc[0]


def known(value: Any) -> float | None:
    """A number; None for one that is not known."""
    return None if value is None or pd.isna(value) else float(value)


def text_or_none(value: Any) -> str | None:
    """A text; None for one that is not known."""
    return value if isinstance(value, str) else None
