"""Tables about deals as they are read on a page: shares with their counts, causes by name."""

from typing import Any

import pandas as pd

from analysis import wording
from analysis.locales import number
from analysis.quotes import quoted
from analysis.rates import Rate
from analysis.sentences import interval, percent
from queries import store


def competitors(found: pd.DataFrame) -> pd.DataFrame:
    """`head_to_head` as it is read, the rate in words: '38 % (18–64 %)', empty below five decided deals."""
    rates = [
        f"{percent(row.win_rate_share, 0)} ({interval(row.low, row.high)})"
        if interval(row.low, row.high)
        else "—"
        for row in found.itertuples()
    ]
    return found.assign(
        rate=rates,
        recorded=found["top_recorded_reason"],
        root=[wording.cause(cause) for cause in found["top_root_cause"]],
    )


def cycle_lengths(found: pd.DataFrame) -> pd.DataFrame:
    """`days_to_close_by_outcome` as it is read: the median with the days between which half of the deals lie."""
    days = found[["median_days", "lower_quartile_days", "upper_quartile_days"]].to_numpy()
    return pd.DataFrame(
        {
            "outcome": found["outcome"].map(wording.OUTCOMES),
            "deals": found["deals"],
            "days": [f"{number(half)} ({number(low)} to {number(high)})" for half, low, high in days],
        }
    )


def spoken_where_won(found: pd.DataFrame) -> pd.DataFrame:
    """`causes_in_won_deals` as it is read: which cause came up, in what way, in how many of the won deals."""
    counts = found[["deals", "deals_with_interviews"]].astype(int).to_numpy()
    return pd.DataFrame(
        {
            "cause": found["cause"],
            "status": found["status"].map(wording.status),
            "deals": [Rate(int(deals), int(of)).text() for deals, of in counts],
        }
    )


def words_where_won(
    con: store.Connection, *, cause: str, status: str, **filters: Any
) -> list[dict[str, Any]]:
    """The surest words about a cause in that status, one piece of each won deal that `causes_in_won_deals` counts."""
    return quoted(store.rows(con, "quotes_of_won_deals", "pages", cause=cause, status=status, **filters))
