"""Shares that carry their count and their interval.

Intervals are Wilson's for 95 %: of counts at the count, of values and weights at the effective number
(sum v)^2 / sum v^2 with Student's t in place of the normal quantile (Kish 1965; Korn and Graubard 1998).
"""

import math
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray
from scipy import stats
from statsmodels.stats.proportion import proportion_confint

from analysis import locales, sentences

SMALLEST_BASE = 5  # below this many, counts are shown and no share
LEVEL = 0.95
AMOUNTS = (
    "amounts"  # in the `attrs` of a frame: its columns that are amounts though their names do not say so
)
FEW = 10  # below this effective number, a share of value says how few accounts carry it

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Rate:
    """`count` of `base`; `share`, `low` and `high` (0 to 1) are None where the base is below five."""

    count: int
    base: int

    @property
    def share(self) -> float | None:
        return self.count / self.base if self.base >= SMALLEST_BASE else None

    @property
    def low(self) -> float | None:
        return self._bounds()[0]

    @property
    def high(self) -> float | None:
        return self._bounds()[1]

    def _bounds(self) -> tuple[float | None, float | None]:
        if self.base < SMALLEST_BASE:
            return None, None
        low, high = wilson([self.count / self.base], [self.base])
        return float(low[0]), float(high[0])

    def text(self) -> str:
        """'3 of 8 (14–69 %)'; the counts alone where the base is below five."""
        return self._with_interval(locales.number(self.base))

    def text_of(self, one: str, many: str) -> str:
        """'3 of 8 losses (14–69 %)', '1 of 1 loss': the same with what is counted."""
        return self._with_interval(sentences.count_of(self.base, one, many))

    def _with_interval(self, base: str) -> str:
        around = sentences.interval(self.low, self.high)
        return f"{locales.number(self.count)} of {base}{f' ({around})' if around else ''}"


def wilson(share: ArrayLike, base: ArrayLike) -> tuple[Floats, Floats]:
    """Lower and upper end of Wilson's interval, NaN where there is no base."""
    shares, bases = np.asarray(share, dtype=float), np.asarray(base, dtype=float)
    return _bounds(shares, bases, np.full_like(bases, 1 - LEVEL))


def wilson_of_value(
    share: ArrayLike, effective: ArrayLike, *, carried: ArrayLike | None = None
) -> tuple[Floats, Floats]:
    """Wilson's interval at an effective number, with its t quantile; NaN at one or fewer.

    Args:
        share: each share, 0 to 1.
        effective: how many equal units would be as uncertain.
        carried: how many units the quantile rests on, where that is not the effective number.
    """
    shares, numbers = np.asarray(share, dtype=float), np.asarray(effective, dtype=float)
    units = numbers if carried is None else np.asarray(carried, dtype=float)
    quantiles = stats.t.ppf((1 + LEVEL) / 2, np.where(units > 1, units - 1, np.nan))
    return _bounds(shares, numbers, np.asarray(2 * stats.norm.sf(quantiles)))


def _bounds(shares: Floats, bases: Floats, alpha: Floats) -> tuple[Floats, Floats]:
    low, high = np.full_like(shares, np.nan), np.full_like(shares, np.nan)
    known = (
        (bases > 0) & ~np.isnan(shares) & (alpha > 0)
    )  # hardly above one unit, the interval holds everything
    if known.any():
        counts = np.clip(shares[known], 0, 1) * bases[known]
        for level in np.unique(alpha[known]):
            same = alpha[known] == level
            ends = proportion_confint(counts[same], bases[known][same], alpha=level, method="wilson")
            low[np.flatnonzero(known)[same]], high[np.flatnonzero(known)[same]] = ends
    return low, high


def effective_number(total: float, sum_of_squares: float) -> float:
    """How many equal losses would be as uncertain: (sum v)^2 / sum v^2; 0 where nothing is there."""
    return total**2 / sum_of_squares if sum_of_squares > 0 else 0.0


def with_shares(frame: pd.DataFrame, count: str, base: str, *, share: str = "share") -> pd.DataFrame:
    """The frame with `share`, `low`, `high` of one count column in another; all NaN below a base of five."""
    bases = frame[base].to_numpy(dtype=float)
    enough = bases >= SMALLEST_BASE
    shares = np.divide(
        frame[count].to_numpy(dtype=float), bases, out=np.full(len(frame), np.nan), where=enough
    )
    low, high = wilson(shares, np.where(enough, bases, 0))
    return frame.assign(**{share: shares, "low": low, "high": high})


def carried_by(effective: float) -> str:
    """The words that go with a share of value: empty, or 'carried by 4 accounts'."""
    if not 0 < effective < FEW:
        return ""
    accounts = max(1, math.floor(effective + 0.5))
    return f"carried by {accounts} account{'s' if accounts > 1 else ''}"
