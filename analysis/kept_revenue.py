"""Gross and net revenue retention with the interval that says how far chance alone could move them.

Chance is which of the accounts at risk left, shrank or grew, each at the risk it had; prices, new accounts and
exchange rates are not in it. Both are ratios of sums over accounts: their variance is that of a ratio estimator
(Cochran, Sampling Techniques, 1977, eq. 2.39), reckoned from sums, so that no account is looked at twice.
"""

import numpy as np
import pandas as pd
from scipy import stats

from analysis import rates
from analysis.rates import Floats

ENDS = ["gross_low", "gross_high", "net_low", "net_high"]


def with_retention(sums: pd.DataFrame) -> pd.DataFrame:
    """The sums of `revenue_retention_by_period` with both shares and their intervals.

    Gross: Wilson's interval with Student's t at the effective number, which is what the ratio estimator's variance
    makes it, and at most (sum s)^2 / sum s^2: where only small accounts left, a large one could have. Net: the
    interval of gross and that of the growth put together (Zou and Donner, Statistics in Medicine 27, 2008, MOVER).
    NaN below five accounts at risk.
    """
    accounts = (sums["at_risk"] - sums["without_rate"]).to_numpy(dtype=float)
    start = sums["start_value"].to_numpy(dtype=float)
    told = (accounts >= rates.SMALLEST_BASE) & (start > 0)
    start, accounts = np.where(told, start, np.nan), np.where(told, accounts, np.nan)
    gross = 1 - (sums["contraction"] + sums["lost_value"]).to_numpy(dtype=float) / start
    growth = sums["expansion"].to_numpy(dtype=float) / start
    gross_low, gross_high = _bounds_of_gross(sums, gross, start, accounts)
    growth_low, growth_high = _bounds_of_growth(sums, growth, start, accounts)
    net = gross + growth
    return sums.assign(
        gross_retention_share=gross,
        gross_low=gross_low,
        gross_high=gross_high,
        net_retention_share=net,
        net_low=net - np.hypot(gross - gross_low, growth - growth_low),
        net_high=net + np.hypot(gross_high - gross, growth_high - growth),
    )


def _bounds_of_gross(
    sums: pd.DataFrame, gross: Floats, start: Floats, accounts: Floats
) -> tuple[Floats, Floats]:
    lost = 1 - gross
    variance = _variance(sums, lost, start, accounts, "down")
    most = start**2 / sums["start_squared"].replace(0, np.nan).to_numpy(dtype=float)
    found = np.divide(gross * lost, variance, out=np.full(len(gross), np.inf), where=variance > 0)
    effective = np.minimum(found, most)
    return rates.wilson_of_value(gross, effective, carried=most)


def _bounds_of_growth(
    sums: pd.DataFrame, growth: Floats, start: Floats, accounts: Floats
) -> tuple[Floats, Floats]:
    """On the scale of the logarithm, since growth has no upper end; none where nobody grew."""
    variance = np.maximum(_variance(sums, growth, start, accounts, "up"), 0)
    error = np.divide(np.sqrt(variance), growth, out=np.zeros(len(growth)), where=growth > 0)
    factor = np.exp(stats.norm.ppf((1 + rates.LEVEL) / 2) * error)
    return growth / factor, growth * factor


def _variance(sums: pd.DataFrame, share: Floats, start: Floats, accounts: Floats, way: str) -> Floats:
    """Of the changes of one way, x, by the fees at the start, s: n / (n - 1) sum (x - share s)^2 / (sum s)^2."""
    squares = (
        share**2 * sums["start_squared"].to_numpy(dtype=float)
        - 2 * share * sums[f"start_times_{way}"].to_numpy(dtype=float)
        + sums[f"{way}_squared"].to_numpy(dtype=float)
    )
    return np.asarray(accounts / (accounts - 1) * squares / start**2)
