"""Deals won and lost: win rates, head to head, days to close."""

from typing import Literal, Unpack

import numpy as np
import pandas as pd

from analysis import rates
from analysis.filters import GRAINS, Grain, GroupFilters, expect, group_parameters
from analysis.size_bands import names_of_bands, size_limits
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
    grain: Grain = "quarter",
    **filters: Unpack[GroupFilters],
) -> pd.DataFrame:
    """Won / (won + lost); no decision, withdrawn and disengaged stand beside it.

    Ordered by the lower end of the interval (periods by time, size bands by size); groups with fewer than five
    decided deals come last and have no rate. `win_rate_with_no_decision_share` = won / (won + lost + no decision).
    By value, `won_value`, `lost_value` and the rate are values; the counts stay counts.

    Args:
        dimension: what to count by; `size_band` by the limits that are set or found, whatever the filters.
        by: count or value.
        grain: with dimension `period`, by month, quarter or year of the close.

    Returns:
        group_name, won, lost, no_decision, withdrawn, disengaged, win_rate_share, low, high,
        win_rate_with_no_decision_share, won_value, lost_value, without_value (decided deals that these leave out).
    """
    expect("dimension", dimension, DIMENSIONS)
    expect("by", by, ("count", "value"))
    expect("grain", grain, GRAINS)
    limits = size_limits(con)
    asked = group_parameters(**filters) | {"dimension": dimension, "grain": grain, "size_limits": limits}
    found = store.frame(con, "win_rate_by", **asked)
    rated = _rated_by_value(found) if by == "value" else _rated(found)
    columns = ["group_name", *OUTCOMES, "win_rate_share", "low", "high", "win_rate_with_no_decision_share"]
    ordered = _ordered(rated, dimension)[[*columns, "won_value", "lost_value", "without_value"]]
    if dimension == "size_band":
        ordered["group_name"] = ordered["group_name"].replace(names_of_bands(con))
    return ordered


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


def head_to_head(con: store.Connection, **filters: Unpack[GroupFilters]) -> pd.DataFrame:
    """Each competitor in the decided deals that name one, the most often met first.

    Returns:
        competitor, won, lost, win_rate_share, low, high, won_value, lost_value, without_value (decided deals that
        these leave out), median_days_won, median_days_lost, top_recorded_reason, top_root_cause (of the lost ones).
    """
    found = store.frame(con, "head_to_head", **group_parameters(**filters))
    found = found.assign(decided=found["won"] + found["lost"])
    rated = rates.with_shares(found, "won", "decided", share="win_rate_share")
    ordered = rated.sort_values(["decided", "competitor"], ascending=[False, True], ignore_index=True)
    rest = [
        "won_value",
        "lost_value",
        "without_value",
        "median_days_won",
        "median_days_lost",
        "top_recorded_reason",
        "top_root_cause",
    ]
    return ordered[["competitor", "won", "lost", "win_rate_share", "low", "high", *rest]]


def days_to_close_by_outcome(con: store.Connection, **filters: Unpack[GroupFilters]) -> pd.DataFrame:
    """Days from opening to closing: outcome, deals, median_days, lower_quartile_days, upper_quartile_days."""
    return store.frame(con, "days_to_close_by_outcome", **group_parameters(**filters))


def causes_in_won_deals(con: store.Connection, **filters: Unpack[GroupFilters]) -> pd.DataFrame:
    """What customers speak of where we won: cause, status, deals, evidence_count, deals_with_interviews."""
    return store.frame(con, "causes_in_won_deals", **group_parameters(**filters))
