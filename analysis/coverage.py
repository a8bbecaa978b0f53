"""Of how many losses we know anything, how soon we asked, and whom we should still ask."""

from datetime import date
from typing import Any, Unpack

import pandas as pd

from analysis import rates
from analysis.filters import Filters, ReportError, expect, parameters
from analysis.losses import PAGE_SIZE
from analysis.observed import setting
from analysis.sentences import count_of
from queries import store

DIMENSIONS = ("all", "segment", "region", "owner", "recorded_reason", "year", "quarter")


def coverage_of_losses(
    con: store.Connection, *, dimension: str = "all", **filters: Unpack[Filters]
) -> pd.DataFrame:
    """Losses with words after the announcement / losses; what the records call interviewed stands apart.

    Returns:
        group_name, losses, with_words, read, known (root cause), disputed, interviewed_flag, value (a year),
        without_value (losses that `value` leaves out), coverage_share, low, high. Words in a language that is not
        read count as words and not as read.
    """
    expect("dimension", dimension, DIMENSIONS)
    found = store.frame(con, "coverage_of_losses", dimension=dimension, **parameters(**filters))
    return rates.with_shares(found, "with_words", "losses", share="coverage_share")


def days_to_interview(con: store.Connection, **filters: Unpack[Filters]) -> pd.DataFrame:
    """Days from the announcement to the first words: led_by, losses, median_days, lower_ and upper_quartile_days."""
    return store.frame(con, "days_to_interview", **parameters(**filters))


def stated_price_by_lag(con: store.Connection, **filters: Unpack[Filters]) -> pd.DataFrame:
    """How often price is named first, by days to the interview and by whether a seller was in the room.

    Returns:
        asked_how, group_name, losses, stated_price, share, low, high.
    """
    found = store.frame(con, "stated_price_by_lag", **parameters(**filters))
    return rates.with_shares(found, "stated_price", "losses")


def losses_not_interviewed(
    con: store.Connection, *, today: date, page: int = 1, **filters: Unpack[Filters]
) -> pd.DataFrame:
    """Losses without words, those that can still be asked about first and among them the oldest announcement.

    `days_left` counts down the window after the announcement (setting `interview_window_days`, 60), and is below
    zero once it is over; `window` says the same in words. 200 to a page.

    Returns:
        loss_id, account_name, segment, owner, announced_on, lost_on, annual_value, currency, reporting_value,
        recorded_reason, competitor, interviewed_flag, decided_by (role of the person known to decide there),
        days_left, window.
    """
    if page < 1:
        raise ReportError(f"page {page} is no page; expected 1 or more.")
    found = store.frame(
        con,
        "losses_not_interviewed",
        today=today,
        window_days=int(setting(con, "interview_window_days")),
        page_size=PAGE_SIZE,
        page_start=(page - 1) * PAGE_SIZE,
        **parameters(**filters),
    )
    return found.assign(window=[_window(int(days)) for days in found["days_left"]])


def _window(days_left: int) -> str:
    """How long a loss can still be asked about, or since when it no longer can."""
    days = count_of(abs(days_left), "day")
    return f"{days} left" if days_left >= 0 else f"over for {days}"


def question_guide(loss: dict[str, Any]) -> list[str]:
    """The questions to print for an interview about one loss, a row of `losses_not_interviewed`.

    They ask for the story before the reason, and never offer a cause.
    """
    reason, rival = loss.get("recorded_reason"), loss.get("competitor")
    return [
        "What do you do there, and who else had a say in the decision?",
        "When did you first think that things might not go on as they were? What had happened?",
        "What did you do then? Whom did you tell, on our side and on yours?",
        "When did you begin to look at others, and what did you ask of them?",
        f"How did {rival} come into it?" if rival else "Who takes our place, and how did they come into it?",
        "What would have had to happen for you to stay?",
        f"Our records say '{reason}'. How much of the story is that?"
        if reason
        else "What should our records say?",
        "If you told us one thing to change first, what would it be?",
    ]
