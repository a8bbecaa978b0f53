"""What takes customers away, by tenure: Aalen-Johansen on the risk sets of the survival curve.

The incidences of all causes and the share still there sum to one at every tenure; losses whose cause nobody knows
are a cause of their own, `unknown`.
"""

from typing import Literal, Unpack

import numpy as np
import pandas as pd

from analysis import risk_sets, survival
from analysis.filters import GroupFilters, expect, group_parameters
from queries import store

COLUMNS = ["cause", "tenure", "at_risk", "left", "incidence_share", "low", "high"]


def cumulative_incidence_by_cause(
    con: store.Connection,
    *,
    cause: Literal["root_cause", "recorded_reason", "recorded_category"] = "root_cause",
    unit: risk_sets.Unit = "month",
    **filters: Unpack[GroupFilters],
) -> pd.DataFrame:
    """Share of customers lost to each cause after so much tenure, the others having been able to take them too.

    Returns:
        cause, tenure, at_risk, left (to the cause, up to that tenure), incidence_share, low, high; rows with fewer
        than 10 at risk are left out.
    """
    expect("cause", cause, ("root_cause", "recorded_reason", "recorded_category"))
    expect("unit", unit, ("month", "day"))
    moves = store.frame(con, "cumulative_incidence_by_cause", cause=cause, **group_parameters(**filters))
    if moves.empty:
        return pd.DataFrame(columns=COLUMNS)
    together = moves.groupby("tenure_days", as_index=False)[["entered", "left_count", "censored"]].sum()
    table = risk_sets.risk_table(together)
    by_cause = moves[moves["cause"].notna()].pivot_table(
        index="tenure_days", columns="cause", values="left_count", aggfunc="sum", fill_value=0
    )
    by_cause = by_cause.reindex(table["tenure_days"], fill_value=0)
    curves = [_curve(table, by_cause[name].to_numpy(), unit).assign(cause=name) for name in by_cause.columns]
    return pd.concat(curves, ignore_index=True)[COLUMNS] if curves else pd.DataFrame(columns=COLUMNS)


def _curve(table: pd.DataFrame, left_of_cause: np.ndarray, unit: risk_sets.Unit) -> pd.DataFrame:
    tenure, days = risk_sets.points(table, unit)
    last = risk_sets.last_move(table, days)
    incidence, variance = incidence_of(table, left_of_cause)
    share = incidence[last]
    inside = (share > 0) & (share < 1)
    on_log_scale = np.divide(variance[last], (1 - share) ** 2, out=np.zeros(len(share)), where=inside)
    at_risk = risk_sets.at_risk_at(table, days)
    low, high = risk_sets.log_log_bounds(1 - share, on_log_scale, at_risk)
    curve = pd.DataFrame(
        {
            "tenure": tenure.astype("int64"),
            "at_risk": at_risk,
            "left": left_of_cause.cumsum()[last],
            "incidence_share": share,
            "low": 1 - high,
            "high": 1 - low,
        }
    )
    return curve[curve["at_risk"] >= survival.FEWEST_AT_RISK]


def incidence_of(table: pd.DataFrame, left_of_cause: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Cumulative incidence of one cause after each day, and its variance by the delta method.

    Marubini and Valsecchi, Analysing Survival Data from Clinical Trials (1995), eq. 10.12. The squares are
    multiplied out so that one pass of running sums is enough.
    """
    at_risk = np.maximum(table["at_risk"].to_numpy(dtype=float), 1)
    left = table["left_count"].to_numpy(dtype=float)
    own = left_of_cause.astype(float)
    before = np.concatenate([[1.0], table["survival"].to_numpy()[:-1]])
    incidence = np.cumsum(before * own / at_risk)
    rest = at_risk * (at_risk - left)
    spread = np.divide(left, rest, out=np.zeros(len(left)), where=rest > 0)
    crossed = before * own / at_risk**2
    variance = (
        incidence**2 * np.cumsum(spread)
        - 2 * incidence * np.cumsum(spread * incidence)
        + np.cumsum(spread * incidence**2)
        + np.cumsum(before**2 * own * (at_risk - own) / at_risk**3)
        - 2 * (incidence * np.cumsum(crossed) - np.cumsum(crossed * incidence))
    )
    return incidence, np.maximum(variance, 0)
