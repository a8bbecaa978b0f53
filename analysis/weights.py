"""Shares that stand for all losses and not for those who were asked: weights by segment.

Poststratification: each segment counts as much as it has losses since interviewing began. Segments with fewer
than five losses of known cause are merged, weights are capped at five times the average, and the uncertainty is
that of the effective number (Kish 1965). It mends who was asked, not who refused for the reason that is the cause.
"""

import numpy as np
import pandas as pd

from analysis import rates

SMALLEST_CELL = 5
CAP = 5.0


def segment_weights(segments: pd.DataFrame) -> pd.Series:
    """The weight of one loss of known cause, by segment.

    Args:
        segments: segment, losses, known.
    """
    weights = cell_weights(segments["losses"].to_numpy(), segments["known"].to_numpy())
    return pd.Series(weights, index=pd.Index(segments["segment"].fillna("")))


def cell_weights(losses: np.ndarray, known: np.ndarray) -> np.ndarray:
    """The weight of one loss of known cause in each cell, 1 on average before the cap; NaN where none is known."""
    cells = _merged(known)
    sizes = np.bincount(cells, weights=losses)
    heard = np.bincount(cells, weights=known)
    of_all, of_heard = sizes / max(sizes[heard > 0].sum(), 1), heard / max(heard.sum(), 1)
    ratio = np.divide(of_all, of_heard, out=np.full(len(sizes), np.nan), where=heard > 0)
    return np.minimum(ratio, CAP)[cells]


def _merged(known: np.ndarray) -> np.ndarray:
    """The cell that each segment belongs to: a small one is merged with the other small ones.

    Where they still have too few together, the smallest large one takes them in.
    """
    cells = np.arange(len(known))
    small = known < SMALLEST_CELL
    if small.any():
        cells[small] = np.flatnonzero(small)[0]
        if known[small].sum() < SMALLEST_CELL and not small.all():
            cells[small] = np.flatnonzero(~small)[known[~small].argmin()]
    return cells


def weighted_shares(cells: pd.DataFrame, segments: pd.DataFrame, *, by: str) -> pd.DataFrame:
    """Weighted share and interval of each cause.

    Args:
        cells: cause, segment, losses, without_value, value, value_squared of losses with a known cause.
        segments: segment, losses, known of all losses since interviewing began.
        by: count or value.

    Returns:
        cause, weighted_share, weighted_low, weighted_high, weighted_effective_number; no share where fewer than
        five losses have a known cause, by value those whose value is known.
    """
    weight = cells["segment"].fillna("").map(segment_weights(segments)).astype(float).fillna(0)
    amount, square = ("losses", "losses") if by == "count" else ("value", "value_squared")
    weighted = pd.DataFrame(
        {"cause": cells["cause"], "sum": weight * cells[amount], "squares": weight**2 * cells[square]}
    )
    sums = weighted.groupby("cause", as_index=False)["sum"].sum()
    total = float(sums["sum"].sum())
    effective = rates.effective_number(total, float(weighted["squares"].sum()))
    counted = cells["losses"] - (0 if by == "count" else cells["without_value"])
    enough = counted.sum() >= rates.SMALLEST_BASE and total > 0
    share = sums["sum"] / total if enough else pd.Series(np.nan, index=sums.index)
    low, high = rates.wilson_of_value(share, np.full(len(sums), effective))
    return pd.DataFrame(
        {
            "cause": sums["cause"],
            "weighted_share": share,
            "weighted_low": low,
            "weighted_high": high,
            "weighted_effective_number": effective,
        }
    )
