"""Gross and net revenue retention of companies whose risks are known."""

import numpy as np
import pandas as pd

from analysis.kept_revenue import with_retention
from benchmarks.outcome import Outcome, held

RUNS = 2_000
SHRINKS, BY = 0.1, 0.5  # a tenth of those who stay pay half
GROWS, TO = 0.2, 1.3  # a fifth pay a third more


def gross_retention(draw: np.random.Generator, accounts: int, lost: float) -> Outcome:
    """Fees that differ tenfold and more; `lost` of the accounts leave, some of the others shrink or grow."""
    truth = (1 - lost) * (1 - SHRINKS * BY)
    return _outcome("gross", draw, accounts, lost, truth)


def net_retention(draw: np.random.Generator, accounts: int, lost: float) -> Outcome:
    """The same companies, with what those who grew added."""
    truth = (1 - lost) * (1 - SHRINKS * BY + GROWS * (TO - 1))
    return _outcome("net", draw, accounts, lost, truth)


def _outcome(side: str, draw: np.random.Generator, accounts: int, lost: float, truth: float) -> Outcome:
    found = with_retention(_sums(draw, accounts, lost))
    low, high = found[f"{side}_low"].to_numpy(), found[f"{side}_high"].to_numpy()
    bias = float(found[f"{side}_retention_share"].mean() - truth)
    name = f"{side} retention of so many accounts, that part leaving"
    return Outcome(name, accounts, lost, held(low, high, truth), bias, bias)


def _sums(draw: np.random.Generator, accounts: int, lost: float) -> pd.DataFrame:
    """The sums of `revenue_retention_by_period`, one company a row."""
    start = draw.lognormal(0, 1, (RUNS, accounts))
    leaves, fate = draw.random(start.shape) < lost, draw.random(start.shape)
    shrinks, grows = ~leaves & (fate < SHRINKS), ~leaves & (fate > 1 - GROWS)
    down, up = start * (leaves + BY * shrinks), start * (TO - 1) * grows
    sums = {
        "start_value": start, "contraction": down * shrinks, "lost_value": down * leaves, "expansion": up,
        "start_squared": start**2, "down_squared": down**2, "up_squared": up**2,
        "start_times_down": start * down, "start_times_up": start * up,
    }  # fmt: skip
    frame = pd.DataFrame({name: values.sum(axis=1) for name, values in sums.items()})
    return frame.assign(at_risk=accounts, without_rate=0)
