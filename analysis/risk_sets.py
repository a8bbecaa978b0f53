"""Who is at risk on each day of tenure, and what survival and its bounds come to from that.

An account older than the first observed day enters the risk set at the tenure it had on that day: those who had
left before were never seen. Living accounts are censored at the end of the data.
"""

import math
from typing import Literal

import numpy as np
import pandas as pd
from scipy import stats

from analysis.rates import LEVEL, wilson

DAYS_PER_MONTH = 30.4375

Unit = Literal["month", "day"]


def risk_table(moves: pd.DataFrame) -> pd.DataFrame:
    """The risk set on each day of tenure on which anybody moves.

    At risk on a day are those who entered on an earlier day and have not gone on an earlier one.

    Returns:
        tenure_days, at_risk, left_count, survival (after the day), variance (Greenwood's sum).
    """
    moves = moves.sort_values("tenure_days")
    gone = moves["left_count"] + moves["censored"]
    entered_before = moves["entered"].cumsum() - moves["entered"]
    at_risk = entered_before - (gone.cumsum() - gone)
    left = moves["left_count"].where(at_risk > 0, 0)
    hazard = (left / at_risk.where(at_risk > 0, 1)).astype(float)
    remaining = (at_risk - left).astype(float)
    terms = np.divide(
        left.to_numpy(dtype=float),
        (at_risk * remaining).to_numpy(dtype=float),
        out=np.zeros(len(moves)),
        where=(at_risk * remaining > 0).to_numpy(),
    )
    return pd.DataFrame(
        {
            "tenure_days": moves["tenure_days"].to_numpy(dtype=float),
            "at_risk": at_risk.to_numpy(),
            "left_count": left.to_numpy(),
            "survival": (1 - hazard).cumprod().to_numpy(),
            "variance": terms.cumsum(),
            "entered": moves["entered"].to_numpy(),
            "gone": gone.to_numpy(),
        }
    )


def points(table: pd.DataFrame, unit: Unit) -> tuple[np.ndarray, np.ndarray]:
    """The tenures at which a curve is told, and the day of each; a month is over on the first whole day after it."""
    days = table["tenure_days"].to_numpy()
    if unit == "day":
        told = days[table["left_count"].to_numpy() > 0]
        return told, told
    tenure = np.arange(1, math.floor(days.max() / DAYS_PER_MONTH) + 1, dtype=float)
    return tenure, np.ceil(tenure * DAYS_PER_MONTH)


def last_move(table: pd.DataFrame, days: np.ndarray) -> np.ndarray:
    """The row of the last move on or before each day."""
    return np.searchsorted(table["tenure_days"].to_numpy(), days, side="right") - 1


def at_risk_at(table: pd.DataFrame, days: np.ndarray) -> np.ndarray:
    """How many are there just before each day: entered on an earlier day, not gone on an earlier day."""
    before = np.searchsorted(table["tenure_days"].to_numpy(), days, side="left")
    entered = np.concatenate([[0], table["entered"].cumsum()])
    gone = np.concatenate([[0], table["gone"].cumsum()])
    return entered[before] - gone[before]


def log_log_bounds(
    survival: np.ndarray, variance: np.ndarray, at_risk: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """95 % bounds of a survival share on the log(-log) scale.

    `variance` is Greenwood's sum: the variance of the logarithm of the share. Where nobody has left yet it says
    nothing, and the bounds are Wilson's at the number at risk; where nobody is left there are none (NaN).
    """
    inside = (survival > 0) & (survival < 1)
    logged = np.log(np.where(inside, survival, 0.5))
    spread = stats.norm.ppf((1 + LEVEL) / 2) * np.sqrt(variance) / np.abs(logged)
    wilson_low, wilson_high = wilson(np.where(survival == 1, 1.0, np.nan), at_risk)
    low = np.where(inside, np.exp(logged * np.exp(spread)), wilson_low)
    high = np.where(inside, np.exp(logged * np.exp(-spread)), wilson_high)
    return low, high
