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
    """The weight of one loss of known cause, by segment; 1 on average before the cap.

    Args:
        segments: segment, losses, known.
    """
    merged = _cells(segments)
    cells = segments.groupby(merged)[["losses", "known"]].sum()
    cells = cells[cells["known"] > 0]
    shares = cells["losses"] / cells["losses"].sum()
    capped = (shares / (cells["known"] / cells["known"].sum())).clip(upper=CAP)
    weights = merged.map(capped)
    weights.index = pd.Index(segments["segment"].fillna(""))
    return weights


def _cells(segments: pd.DataFrame) -> pd.Series:
    """The cell of each segment: its own number, or that of the cell that the small ones are merged into.

    Small cells go together; where they still have too few, the smallest large one takes them in.
    """
    cell = pd.Series(np.arange(len(segments)), index=segments.index)
    small = segments["known"] < SMALLEST_CELL
    if small.any():
        cell[small] = -1
        large = segments.loc[~small, "known"]
        if segments.loc[small, "known"].sum() < SMALLEST_CELL and len(large):
            cell[small] = int(cell[~small].iloc[int(large.argmin())])
    return cell


def weighted_shares(cells: pd.DataFrame, segments: pd.DataFrame, *, by: str) -> pd.DataFrame:
    """Weighted share and interval of each cause.

    Args:
        cells: cause, segment, losses, value, value_squared of losses with a known cause.
        segments: segment, losses, known of all losses since interviewing began.
        by: count or value.

    Returns:
        cause, weighted_share, weighted_low, weighted_high, weighted_effective_number; no share where fewer than
        five losses have a known cause.
    """
    weight = cells["segment"].fillna("").map(segment_weights(segments)).astype(float).fillna(0)
    amount, square = ("losses", "losses") if by == "count" else ("value", "value_squared")
    weighted = pd.DataFrame(
        {"cause": cells["cause"], "sum": weight * cells[amount], "squares": weight**2 * cells[square]}
    )
    sums = weighted.groupby("cause", as_index=False)["sum"].sum()
    total = float(sums["sum"].sum())
    effective = rates.effective_number(total, float(weighted["squares"].sum()))
    enough = cells["losses"].sum() >= rates.SMALLEST_BASE and total > 0
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
