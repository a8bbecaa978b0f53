"""How much warning there was over all losses: who showed nothing, then how many days the others gave.

The base is every loss with a note, call or ticket stored in the year before its announcement. A loss that
showed nothing counts as no day of warning, so that the median cannot be rosier than what happened.
"""

from collections.abc import Sequence
from typing import Any, Unpack

import numpy as np
import pandas as pd
from scipy import stats

from analysis.filters import Filters, parameters
from analysis.rates import LEVEL, SMALLEST_BASE, Rate
from analysis.signals import CATALYSTS, OWN_NOTES, STEPS, WINDOW_DAYS
from queries import store

ANY_STEP = "any"
ALL_CAUSES = "all"
COLUMNS = (
    "cause", "step", "losses", "without_signal", "without_share", "low", "high",
    "median_days", "low_days", "high_days", "in_own_notes", "in_own_notes_share",
)  # fmt: skip


def days_of_warning(con: store.Connection, **filters: Unpack[Filters]) -> pd.DataFrame:
    """Per cause (all first) and step (any first): losses without a signal, and the median days of warning.

    Columns `low` and `high` are Wilson's for `without_share`; `low_days` and `high_days` the interval of the
    median from order statistics. Below five losses only counts are given.
    """
    return warning_frame(warned_losses(con, **filters))


def warned_losses(con: store.Connection, **filters: Unpack[Filters]) -> pd.DataFrame:
    """Each loss with a record in the year before: its cause, the days that each step gave, and who had noted it.

    The signals are those of its step clock, counted where they are stored: clocks of a hundred thousand losses
    would be built only to be added up.
    """
    return store.frame(
        con,
        "days_of_warning",
        window_days=WINDOW_DAYS,
        catalysts=sorted(CATALYSTS),
        own_notes=sorted(OWN_NOTES),
        **parameters(**filters),
    )


def warning_frame(warned: pd.DataFrame) -> pd.DataFrame:
    """`days_of_warning` from `warned_losses`."""
    causes = sorted(warned["root_cause"].dropna().unique())
    lines = []
    for cause in (ALL_CAUSES, *causes):
        of_cause = warned if cause == ALL_CAUSES else warned[warned["root_cause"] == cause]
        lines += [warning_line(cause, step, of_cause) for step in (ANY_STEP, *STEPS)]
    measures = [name for name in COLUMNS if name.endswith(("_share", "_days")) or name in ("low", "high")]
    return pd.DataFrame(lines, columns=list(COLUMNS)).astype(dict.fromkeys(measures, float))


def warning_line(cause: str, step: str, of_cause: pd.DataFrame) -> dict[str, Any]:
    """One row of `days_of_warning`; days run from the first signal of the step, or of any."""
    steps = [known for known in STEPS if step in (ANY_STEP, known)]
    days = of_cause[steps].max(axis="columns").astype(float)
    without = Rate(int(days.isna().sum()), len(days))
    median, low, high = median_with_interval(days.fillna(0.0).to_numpy())
    noted = of_cause[[f"{known}_in_own_notes" for known in steps]].any(axis="columns")
    own = Rate(int(noted.sum()), len(noted))
    return {
        "cause": cause, "step": step, "losses": len(days),
        "without_signal": without.count, "without_share": without.share, "low": without.low, "high": without.high,
        "median_days": median, "low_days": low, "high_days": high,
        "in_own_notes": own.count, "in_own_notes_share": own.share,
    }  # fmt: skip


def median_with_interval(
    values: Sequence[float] | np.ndarray,
) -> tuple[float | None, float | None, float | None]:
    """Median, and the order statistics that hold it in 95 % of samples; None below five values.

    Five values give no such interval: the outermost two hold the median in 93.75 % of samples only.
    """
    if len(values) < SMALLEST_BASE:
        return None, None, None
    ends: Any = stats.quantile_test(np.asarray(values, dtype=float), p=0.5).confidence_interval(LEVEL)
    low, high = float(ends.low), float(ends.high)
    median = float(np.median(values))
    return (median, None, None) if np.isnan([low, high]).any() else (median, low, high)
