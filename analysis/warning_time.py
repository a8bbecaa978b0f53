"""How much warning there was over all losses: who showed nothing, then how many days the others gave.

The base is every loss with a note, call or ticket stored in the year before its announcement. A loss that
showed nothing counts as no day of warning, so that the median cannot be rosier than what happened.
"""

from collections.abc import Iterable, Sequence
from typing import Any, Unpack

import numpy as np
import pandas as pd
from scipy import stats

from analysis.filters import Filters
from analysis.rates import LEVEL, SMALLEST_BASE, Rate
from analysis.signals import STEPS, Step
from analysis.timeline import StepClock, clocks, own_notes_showed
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
    return warning_frame(clocks(con, **filters))


def warning_frame(all_clocks: Iterable[StepClock]) -> pd.DataFrame:
    """`days_of_warning` from clocks; those without a stored record in the year before are left out."""
    recorded = [clock for clock in all_clocks if clock.records_written]
    causes = sorted({clock.root_cause for clock in recorded if clock.root_cause})
    lines = []
    for cause in (ALL_CAUSES, *causes):
        of_cause = [clock for clock in recorded if cause in (ALL_CAUSES, clock.root_cause)]
        lines += [warning_line(cause, step, of_cause) for step in (ANY_STEP, *STEPS[:3])]
    measures = [name for name in COLUMNS if name.endswith(("_share", "_days")) or name in ("low", "high")]
    return pd.DataFrame(lines, columns=list(COLUMNS)).astype(dict.fromkeys(measures, float))


def warning_line(cause: str, step: str, of_cause: Sequence[StepClock]) -> dict[str, Any]:
    """One row of `days_of_warning`."""
    days = [warning_days(clock, step) for clock in of_cause]
    without = Rate(sum(day is None for day in days), len(days))
    median, low, high = median_with_interval([day or 0 for day in days])
    noted = [any(own_notes_showed(clock, known) for known in steps_of(step)) for clock in of_cause]
    own = Rate(sum(noted), len(noted))
    return {
        "cause": cause, "step": step, "losses": len(days),
        "without_signal": without.count, "without_share": without.share, "low": without.low, "high": without.high,
        "median_days": median, "low_days": low, "high_days": high,
        "in_own_notes": own.count, "in_own_notes_share": own.share,
    }  # fmt: skip


def steps_of(step: str) -> tuple[Step, ...]:
    """The steps that a row is about."""
    return tuple(known for known in STEPS[:3] if step in (ANY_STEP, known))


def warning_days(clock: StepClock, step: str) -> int | None:
    """Days from the first signal of a step (or of any) to the announcement; None without one."""
    days = [clock.days_of_warning(known) for known in steps_of(step)]
    return max((day for day in days if day is not None), default=None)


def median_with_interval(values: Sequence[int]) -> tuple[float | None, float | None, float | None]:
    """Median, and the order statistics that hold it in 95 % of samples; None below five values.

    Five values give no such interval: the outermost two hold the median in 93.75 % of samples only.
    """
    if len(values) < SMALLEST_BASE:
        return None, None, None
    ends: Any = stats.quantile_test(np.asarray(values, dtype=float), p=0.5).confidence_interval(LEVEL)
    low, high = float(ends.low), float(ends.high)
    median = float(np.median(values))
    return (median, None, None) if np.isnan([low, high]).any() else (median, low, high)
