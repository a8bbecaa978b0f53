"""How much revenue is kept: gross and net, the bridge from start to end, cohorts."""

from typing import Unpack

import pandas as pd

from analysis import kept_revenue, rates
from analysis.churn import DIMENSIONS
from analysis.filters import GRAINS, Grain, GroupFilters, expect, group_parameters
from queries import store

COLUMNS = [
    "period_start",
    "group_name",
    "at_risk",
    "without_rate",
    "start_value",
    "expansion",
    "contraction",
    "lost_value",
    "gross_retention_share",
    "gross_low",
    "gross_high",
    "net_retention_share",
    "net_low",
    "net_high",
    "complete",
]


def revenue_retention_by_period(
    con: store.Connection,
    *,
    grain: Grain = "quarter",
    dimension: str = "all",
    **filters: Unpack[GroupFilters],
) -> pd.DataFrame:
    """What became of the yearly fees of the accounts at risk on the first day of each period.

    Per account, all lines summed, fee on the day `since` against fee on the day `until` (0 when gone): gross is the
    sum of the smaller of the two / sum at start, net the sum at the end / at start; new and returning accounts
    are in neither. The intervals say how far chance alone could move them at the same risks.

    Returns:
        period_start, group_name, at_risk (accounts whose fees are known), without_rate (those of them left out for
        want of an exchange rate), start_value, expansion, contraction, lost_value, gross_retention_share, gross_low,
        gross_high, net_retention_share, net_low, net_high, complete; values a year, in the reporting currency.
    """
    expect("grain", grain, GRAINS)
    return _retention(con, grain=grain, dimension=dimension, **filters)


def retention_of_period(con: store.Connection, **filters: Unpack[GroupFilters]) -> pd.DataFrame:
    """`revenue_retention_by_period` of all the days asked for as one period; no row where no fee was paid."""
    return _retention(con, grain="whole", dimension="all", **filters)


def _retention(
    con: store.Connection, *, grain: str, dimension: str, **filters: Unpack[GroupFilters]
) -> pd.DataFrame:
    return kept_revenue.with_retention(_sums(con, grain=grain, dimension=dimension, **filters))[COLUMNS]


def _sums(
    con: store.Connection, *, grain: str, dimension: str, **filters: Unpack[GroupFilters]
) -> pd.DataFrame:
    expect("dimension", dimension, DIMENSIONS)
    asked = group_parameters(**filters)
    return store.frame(con, "revenue_retention_by_period", grain=grain, dimension=dimension, **asked)


def retention_and_bridge_of_period(
    con: store.Connection, **filters: Unpack[GroupFilters]
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """`retention_of_period` and `bridge_of_period`, whose sums are the same and are asked for once."""
    sums = _sums(con, grain="whole", dimension="all", **filters)
    return kept_revenue.with_retention(sums)[COLUMNS], _bridge(sums)


def bridge_of_period(con: store.Connection, **filters: Unpack[GroupFilters]) -> pd.DataFrame:
    """From the yearly fees at the start of a period to those at its end, part by part.

    Returns:
        part (start, new, returned, expansion, contraction, lost, end), value (what takes away is negative) and
        accounts of each part (None for start and end); start plus the parts is the end. Empty without data.
    """
    return _bridge(_sums(con, grain="whole", dimension="all", **filters))


def _bridge(sums: pd.DataFrame) -> pd.DataFrame:
    if sums.empty:
        return pd.DataFrame(columns=["part", "value", "accounts"])
    whole = sums.iloc[0]
    parts = [
        ("start", whole["start_value"], None),
        ("new", whole["new_value"], whole["new"]),
        ("returned", whole["returned_value"], whole["returned"]),
        ("expansion", whole["expansion"], whole["expanded"]),
        ("contraction", -whole["contraction"], whole["contracted"]),
        ("lost", -whole["lost_value"], whole["lost"]),
        ("end", whole["end_value"], None),
    ]
    return pd.DataFrame(parts, columns=["part", "value", "accounts"]).astype({"accounts": "Int64"})


def cohort_triangle(con: store.Connection, **filters: Unpack[GroupFilters]) -> pd.DataFrame:
    """Of the accounts that started in each quarter, those still there after each whole quarter of their own.

    A cohort is told only up to the age that its youngest account has reached. Accounts that started before the
    first observed day are one row without a date: of them only the survivors are known.

    Returns:
        cohort_start, quarters_after, accounts, still_there, left, retained_share, low, high.
    """
    groups = {
        name: value for name, value in group_parameters(**filters).items() if name not in ("since", "until")
    }
    found = store.frame(con, "cohort_triangle", **groups)
    found = rates.with_shares(found, "still_there", "accounts", share="retained_share")
    found["left"] = found["accounts"] - found["still_there"]
    columns = ["cohort_start", "quarters_after", "accounts", "still_there", "left", "retained_share"]
    return found[[*columns, "low", "high"]]
