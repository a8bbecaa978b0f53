"""Tables about deals as they are read on a page: shares with their counts, causes by name."""

from typing import Any

import pandas as pd

from analysis import winloss, wording
from analysis.sentences import interval, percent
from queries import store


def competitors(con: store.Connection, **filters: Any) -> pd.DataFrame:
    """`head_to_head` with the rate in words: '38 % (18–64 %)', empty below five decided deals."""
    found = winloss.head_to_head(con, **filters)
    rates = [
        f"{percent(row.win_rate_share, 0)} ({interval(row.low, row.high)})"
        if interval(row.low, row.high)
        else "—"
        for row in found.itertuples()
    ]
    return pd.DataFrame(
        {
            "competitor": found["competitor"],
            "won": found["won"],
            "lost": found["lost"],
            "rate": rates,
            "won_value": found["won_value"],
            "lost_value": found["lost_value"],
            "median_days_won": found["median_days_won"],
            "median_days_lost": found["median_days_lost"],
            "recorded": found["top_recorded_reason"],
            "root": [wording.cause(cause) for cause in found["top_root_cause"]],
        }
    )
