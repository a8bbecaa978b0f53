"""Deals won and lost: win rates, head to head, days to close."""

from typing import Literal, Unpack

import numpy as np
import pandas as pd

from analysis import rates
from analysis.filters import GroupFilters, expect, group_parameters
from queries import store

DIMENSIONS = (
    "all",
    "competitor",
    "segment",
    "owner",
    "product",
    "region",
    "industry",
    "source",
    "deal_type",
    "size_band",
    "period",
)
OUTCOMES = ["won", "lost", "no_decision", "withdrawn", "disengaged"]


def win_rate_by(
    con: store.Connection,
    *,
    dimension: str = "all",
    by: Literal["count", "value"] = "count",
    **filters: Unpack[GroupFilters],
) -> pd.DataFrame:
    """Won / (won + lost); no decision, withdrawn and disengaged stand beside it.

    Ordered by the lower end of the interval (periods by time, size bands by size); groups with fewer than five
    decided deals come last and have no rate. `win_rate_with_no_decision_share` = won / (won + lost + no decision).
    By value, `won_value`, `lost_value` and the rate are values; the counts stay counts.

    Returns:
        group_name, won, lost, no_decision, withdrawn, disengaged, win_rate_share, low, high,
        win_rate_with_no_decision_share, won_value, lost_value.
    """
    expect("dimension", dimension, DIMENSIONS)
    expect("by", by, ("count", "value"))
    found = store.frame(con, "win_rate_by", dimension=dimension, **group_parameters(**filters))
    rated = _rated_by_value(found) if by == "value" else _rated(found)
    columns = ["group_name", *OUTCOMES, "win_rate_share", "low", "high", "win_rate_with_no_decision_share"]
    return _ordered(rated, dimension)[[*columns, "won_value", "lost_value"]]


def _rated(found: pd.DataFrame) -> pd.DataFrame:
    found = found.assign(decided=found["won"] + found["lost"])
    rated = rates.with_shares(found, "won", "decided", share="win_rate_share")
    wider = (rated["decided"] + rated["no_decision"]).replace(0, np.nan)
    share = (rated["won"] / wider).where(rated["decided"] >= rates.SMALLEST_BASE)
    return rated.assign(win_rate_with_no_decision_share=share.astype(float))


def _rated_by_value(found: pd.DataFrame) -> pd.DataFrame:
    decided = (found["won_value"] + found["lost_value"]).replace(0, np.nan)
    enough = found["won"] + found["lost"] >= rates.SMALLEST_BASE
    share = (found["won_value"] / decided).where(enough).astype(float)
    low, high = rates.wilson_of_value(share, decided**2 / found["decided_value_squared"].replace(0, np.nan))
    wider = (found["won_value"] / (decided + found["no_decision_value"])).where(enough).astype(float)
    return found.assign(win_rate_share=share, low=low, high=high, win_rate_with_no_decision_share=wider)


def _ordered(rated: pd.DataFrame, dimension: str) -> pd.DataFrame:
    if dimension in ("period", "size_band"):
        return rated.sort_values("group_name", ignore_index=True)
    few = rated["win_rate_share"].isna()
    ordered = rated.assign(few=few).sort_values(
        ["few", "low", "group_name"], ascending=[True, False, True], ignore_index=True
    )
    return ordered.drop(columns="few")
