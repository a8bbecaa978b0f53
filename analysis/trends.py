"""Whether a cause has become more or less frequent, more than by chance."""

from functools import lru_cache
from typing import Any, Unpack

import numpy as np
import pandas as pd
from scipy.special import xlogy
from statsmodels.stats.multitest import multipletests

from analysis.filters import GRAINS, Filters, Grain, expect, parameters
from queries import store

FEWEST_LOSSES, FEWEST_PERIODS = 20, 8  # below either, a trend is drawn without a verdict
SHORTEST_SIDE = 2  # periods on either side of a change
PERMUTATIONS = 1_999
SEED = 8
SURE = 0.05
DAYS_PER_YEAR = 365.25
COLUMNS = [
    "cause",
    "losses",
    "periods",
    "change_on",
    "rate_before",
    "rate_after",
    "p_value",
    "p_adjusted",
    "verdict",
]


def change_points_by_cause(
    con: store.Connection, *, grain: Grain = "quarter", **filters: Unpack[Filters]
) -> pd.DataFrame:
    """The day on which the losses of each cause most likely changed their pace, and whether that is more than chance.

    By announcement, over whole periods. Sought only for a cause with at least 20 losses over at least 8 periods:
    the largest likelihood ratio of two Poisson rates against one, its chance by permuting the periods, adjusted by
    Holm over the causes (Holm 1979).

    Returns:
        cause, losses, periods, change_on, rate_before, rate_after (losses a year), p_value, p_adjusted, verdict.
    """
    expect("grain", grain, GRAINS)
    found = store.frame(con, "change_points_by_cause", grain=grain, **parameters(**filters))
    rows = [_row(str(cause), part) for cause, part in found.groupby("cause", sort=True)]
    result = pd.DataFrame(rows, columns=COLUMNS)
    result["p_value"] = result["p_value"].astype(float)
    result["p_adjusted"] = adjusted(result["p_value"])
    result["verdict"] = [_verdict(row) for row in result.itertuples()]
    return result.sort_values("losses", ascending=False, ignore_index=True)


def _row(cause: str, part: pd.DataFrame) -> dict[str, Any]:
    counts, days = part["losses"].to_numpy(), part["days"].to_numpy(dtype=float)
    row: dict[str, Any] = {"cause": cause, "losses": int(counts.sum()), "periods": len(counts)}
    if counts.sum() < FEWEST_LOSSES or len(counts) < FEWEST_PERIODS:
        return row
    split, p_value = change_point(counts, days)
    before, after = counts[:split].sum() / days[:split].sum(), counts[split:].sum() / days[split:].sum()
    return row | {
        "change_on": part["period_start"].iloc[split],
        "rate_before": DAYS_PER_YEAR * before,
        "rate_after": DAYS_PER_YEAR * after,
        "p_value": p_value,
    }


def adjusted(p_values: pd.Series) -> pd.Series:
    """Holm's adjustment of those p-values that are there."""
    sought = p_values.dropna()
    if sought.empty:
        return p_values
    holm = multipletests(sought, method="holm")[1]
    return pd.Series(holm, index=sought.index).reindex(p_values.index)


def change_point(counts: np.ndarray, days: np.ndarray, *, seed: int = SEED) -> tuple[int, float]:
    """The index of the first period after the likeliest change, and the share of permutations at least as likely."""
    found = likelihood_ratios(counts[np.newaxis], days[np.newaxis])[0]
    orders, log_before, log_after = _permuted(tuple(days.tolist()), seed)
    by_chance = _ratios(counts[orders], log_before, log_after, float(days.sum())).max(axis=1)
    split = int(found.argmax()) + SHORTEST_SIDE
    return split, float((1 + (by_chance >= found.max() - 1e-9).sum()) / (1 + PERMUTATIONS))


@lru_cache(maxsize=4)
def _permuted(days: tuple[float, ...], seed: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Orders of the periods by chance, one a row, and the logarithms of the days on either side of each split.

    They are the same for every cause of a report.
    """
    draw = np.random.default_rng(seed)
    orders = draw.permuted(np.tile(np.arange(len(days)), (PERMUTATIONS, 1)), axis=1)
    return orders, *_logarithms(np.array(days)[orders])


def likelihood_ratios(counts: np.ndarray, days: np.ndarray) -> np.ndarray:
    """Log-likelihood ratio of two Poisson rates against one, per row, at each split with two periods on either side."""
    return _ratios(counts, *_logarithms(days), float(days[0].sum()))


def _logarithms(days: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    before = days.cumsum(axis=1)[:, _splits(days)]
    return np.log(before), np.log(days.sum(axis=1, keepdims=True) - before)


def _splits(periods: np.ndarray) -> slice:
    return slice(SHORTEST_SIDE - 1, periods.shape[1] - SHORTEST_SIDE)


def _ratios(counts: np.ndarray, log_before: np.ndarray, log_after: np.ndarray, all_days: float) -> np.ndarray:
    """n log(n / t) of both sides less that of the whole: what of the Poisson log-likelihood depends on the rate.

    Every row holds the same counts in an order of its own, so n log n is looked up, not reckoned.
    """
    total = int(counts[0].sum())
    n_log_n = xlogy(np.arange(total + 1), np.arange(total + 1))
    before = counts.cumsum(axis=1)[:, _splits(counts)]
    after = total - before
    sides = n_log_n[before] - before * log_before + n_log_n[after] - after * log_after
    return sides - (n_log_n[total] - total * np.log(all_days))


def _verdict(row: Any) -> str:
    if np.isnan(row.p_value):
        return "too few losses or periods to look for a change"
    if row.p_adjusted >= SURE:
        return "no change beyond chance"
    way = "fewer" if row.rate_after < row.rate_before else "more"
    return f"{way} since {row.change_on:%Y-%m-%d}"
