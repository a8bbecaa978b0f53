"""How long customers stay: Kaplan-Meier with delayed entry, its median, and log-rank between groups."""

import math
from typing import Unpack

import numpy as np
import pandas as pd
from scipy import stats

from analysis.filters import GroupFilters, expect, group_parameters
from analysis.risk_sets import DAYS_PER_MONTH, Unit, at_risk_at, last_move, log_log_bounds, points, risk_table
from queries import store

FEWEST_AT_RISK = 10  # below this the curve is not drawn


def survival_by(
    con: store.Connection, *, dimension: str = "all", unit: Unit = "month", **filters: Unpack[GroupFilters]
) -> pd.DataFrame:
    """Share of customers still there after so much tenure.

    Args:
        dimension: all, segment, region, owner, industry, product, or any other column that came with the accounts.
        unit: rows at each month, over on the first whole day after 30.4375 days; or at each day that somebody left.

    Returns:
        group_name, tenure, at_risk, left, survival_share, low, high. `at_risk` are those there just before
        `tenure`; `left` those who left since the row before. The interval is log-log (Kalbfleisch and Prentice).
        Rows with fewer than 10 at risk are left out.
    """
    expect("unit", unit, ("month", "day"))
    moves = risk_moves(con, dimension=dimension, **filters)
    curves = [
        _curve(risk_table(group), unit).assign(group_name=name)
        for name, group in moves.groupby("group_name", sort=True)
    ]
    columns = ["group_name", "tenure", "at_risk", "left", "survival_share", "low", "high"]
    return pd.concat(curves, ignore_index=True)[columns] if curves else pd.DataFrame(columns=columns)


def risk_moves(con: store.Connection, *, dimension: str, **filters: Unpack[GroupFilters]) -> pd.DataFrame:
    """Who moves on each day of tenure: group_name, tenure_days, entered, left_count, censored (last seen)."""
    asked = group_parameters(**filters)
    return store.frame(con, "survival_by", dimension=dimension, **asked)


def _curve(table: pd.DataFrame, unit: Unit) -> pd.DataFrame:
    tenure, days = points(table, unit)
    last = last_move(table, days)
    survival, variance = table["survival"].to_numpy()[last], table["variance"].to_numpy()[last]
    at_risk = at_risk_at(table, days)
    low, high = log_log_bounds(survival, variance, at_risk)
    curve = pd.DataFrame(
        {
            "tenure": tenure.astype("int64"),
            "at_risk": at_risk,
            "left": np.diff(table["left_count"].cumsum().to_numpy()[last], prepend=0),
            "survival_share": survival,
            "low": low,
            "high": high,
        }
    )
    return curve[curve["at_risk"] >= FEWEST_AT_RISK]


def median_tenure_by(
    con: store.Connection, *, dimension: str = "all", **filters: Unpack[GroupFilters]
) -> pd.DataFrame:
    """The tenure after which half of the customers have left, in months; NaN where half never has.

    The interval holds the tenures at which the bounds of the curve pass one half (Brookmeyer and Crowley 1982).

    Returns:
        group_name, customers, left, median_months, low, high.
    """
    moves = risk_moves(con, dimension=dimension, **filters)
    rows = [
        {"group_name": name, **_median(group.sort_values("tenure_days"))}
        for name, group in moves.groupby("group_name", sort=True)
    ]
    return pd.DataFrame(rows, columns=["group_name", "customers", "left", "median_months", "low", "high"])


def _median(moves: pd.DataFrame) -> dict[str, float]:
    table = risk_table(moves)
    survival = table["survival"].to_numpy()
    bounds = log_log_bounds(survival, table["variance"].to_numpy(), table["at_risk"].to_numpy())
    ends = {"median_months": survival, "low": bounds[0], "high": bounds[1]}
    months = {
        name: _first_at_most_half(table["tenure_days"].to_numpy(), curve) for name, curve in ends.items()
    }
    return {"customers": int(moves["entered"].sum()), "left": int(moves["left_count"].sum()), **months}


def _first_at_most_half(days: np.ndarray, curve: np.ndarray) -> float:
    below = np.flatnonzero(np.nan_to_num(curve, nan=1.0) <= 0.5)
    return float(days[below[0]] / DAYS_PER_MONTH) if len(below) else math.nan


def difference_in_survival(
    con: store.Connection, *, dimension: str, **filters: Unpack[GroupFilters]
) -> pd.DataFrame:
    """Whether customers of different groups stay differently long: the log-rank test with delayed entry.

    Returns:
        One row: groups, chi_square, degrees_of_freedom, p_value; NaN where there are not two groups.
    """
    moves = risk_moves(con, dimension=dimension, **filters)
    groups = [group for _, group in moves.groupby("group_name", sort=True)]
    statistic = log_rank(groups) if len(groups) > 1 else math.nan
    freedom = len(groups) - 1
    p_value = float(stats.chi2.sf(statistic, freedom)) if len(groups) > 1 else math.nan
    row = {"groups": len(groups), "chi_square": statistic, "degrees_of_freedom": freedom, "p_value": p_value}
    return pd.DataFrame([row])


def log_rank(groups: list[pd.DataFrame]) -> float:
    """The chi-square of the log-rank test between groups of moves.

    Observed less expected of all groups but the last, against their covariance (Klein and Moeschberger, 7.3).
    """
    days = np.unique(np.concatenate([g.loc[g["left_count"] > 0, "tenure_days"].to_numpy() for g in groups]))
    tables = [risk_table(group) for group in groups]
    at_risk = np.array([at_risk_at(table, days) for table in tables], dtype=float)
    left = np.array([_left_on(table, days) for table in tables], dtype=float)
    total, gone = at_risk.sum(axis=0), left.sum(axis=0)
    told = total > 1
    share = at_risk[:, told] / total[told]
    excess = (left[:, told] - share * gone[told]).sum(axis=1)
    spread = gone[told] * (total[told] - gone[told]) / (total[told] - 1)
    covariance = np.diag((share * spread).sum(axis=1)) - (share * spread) @ share.T
    return float(excess[:-1] @ np.linalg.pinv(covariance[:-1, :-1]) @ excess[:-1])


def _left_on(table: pd.DataFrame, days: np.ndarray) -> np.ndarray:
    return table.set_index("tenure_days")["left_count"].reindex(days, fill_value=0).to_numpy()
