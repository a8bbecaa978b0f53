"""The comparison before and after a measure as it is read; 'after', never 'because of'."""

import math
from typing import Any

import pandas as pd

from analysis.action.effects import effect_of_action, ratio_in_words
from analysis.filters import ReportError
from analysis.locales import number
from analysis.rates import Rate
from queries import store

CAPTION = (
    "Losses announced per 100 account-years, in equal windows before and after. A ratio of 1 is no change; the range "
    "is what chance alone allows. Where it holds 1, nothing can be told. What fell after did not fall because of it."
)


def of_action(con: store.Connection, *, action_id: str) -> pd.DataFrame:
    """`effect_of_action` in words, a row per line of the comparison; empty where an effect cannot be counted."""
    try:
        found = effect_of_action(con, action_id=action_id)
    except ReportError:
        return pd.DataFrame()
    return pd.DataFrame(
        {
            "line": [str(line).capitalize() for line in found["line"]],
            "before": _rates(found, "before"),
            "after": _rates(found, "after"),
            "ratio": [_ratio(row) for row in found.itertuples()],
        }
    )


def causes_by_share(found: pd.DataFrame) -> pd.DataFrame:
    """'3 of 16 (7–43 %)' for each row of `share_of_losses_by_cause`."""
    counted = zip(found["losses"], found["of"], strict=True)
    return pd.DataFrame(
        {"cause": found["cause"], "told": [Rate(int(losses), int(of)).text() for losses, of in counted]}
    )


def _rates(found: pd.DataFrame, window: str) -> list[str]:
    """'6 (2.4 per 100)' for each line."""
    return [
        f"{number(losses)} ({number(rate, 1)} per 100)" if not math.isnan(rate) else number(losses)
        for losses, rate in found[[window, f"rate_{window}"]].to_numpy(dtype=float)
    ]


def _ratio(row: Any) -> str:
    return "nothing to compare" if math.isnan(row.rate_ratio) else ratio_in_words(row)
