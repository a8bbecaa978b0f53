"""How much warning there was over all losses: who showed nothing, then how many days the others gave.

The base is every loss with a note, call or ticket stored in the year before its announcement. A loss that
showed nothing counts as no day of warning, so that the median cannot be rosier than what happened.
"""

from typing import Any, Unpack

import numpy as np
import pandas as pd
from scipy import stats

from analysis import rates
from analysis.early_warning.signals import OWN_NOTES, STEPS, WINDOW_DAYS, which_count
from analysis.filters import Filters, parameters
from analysis.rates import Floats
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
        own_notes=sorted(OWN_NOTES),
        **which_count(con),
        **parameters(**filters),
    )


def warning_frame(warned: pd.DataFrame) -> pd.DataFrame:
    """`days_of_warning` from `warned_losses`."""
    steps = {ANY_STEP: list(STEPS)} | {step: [step] for step in STEPS}
    # a loss that a step did not show for has no days of it; the largest of the days is the longest warning
    days = {name: warned[of].astype(float).max(axis="columns").to_numpy() for name, of in steps.items()}
    noted = {
        name: warned[[f"{step}_in_own_notes" for step in of]].any(axis="columns").to_numpy()
        for name, of in steps.items()
    }
    given = warned["root_cause"]
    places = {ALL_CAUSES: np.full(len(warned), True)}
    places |= {cause: (given == cause).to_numpy() for cause in sorted(given.dropna().unique())}
    lines = [
        {"cause": cause, "step": step} | counted(days[step][of_cause], noted[step][of_cause])
        for cause, of_cause in places.items()
        for step in steps
    ]
    frame = rates.with_shares(pd.DataFrame(lines), "in_own_notes", "losses", share="in_own_notes_share")
    frame = rates.with_shares(frame, "without_signal", "losses", share="without_share")
    return frame[list(COLUMNS)]


def counted(days: Floats, noted: np.ndarray) -> dict[str, Any]:
    """Losses, those without a signal, the median of days (NaN: none), and those noted by our own people."""
    median, low, high = median_with_interval(np.nan_to_num(days))
    return {
        "losses": len(days), "without_signal": int(np.isnan(days).sum()), "in_own_notes": int(noted.sum()),
        "median_days": median, "low_days": low, "high_days": high,
    }  # fmt: skip


def median_with_interval(values: Floats) -> tuple[float, float, float]:
    """Median, and the order statistics that hold it in 95 % of samples; NaN below five values.

    Five values give no such interval: the outermost two hold the median in 93.75 % of samples only.
    """
    count = len(values)
    if count < rates.SMALLEST_BASE:
        return np.nan, np.nan, np.nan
    tail = (1 - rates.LEVEL) / 2
    low, high = int(stats.binom.ppf(tail, count, 0.5)) - 1, int(stats.binom.isf(tail, count, 0.5))
    median = float(np.median(values))
    if low < 0 or high >= count:
        return median, np.nan, np.nan
    ordered = np.partition(values, [low, high])
    return median, float(ordered[low]), float(ordered[high])
