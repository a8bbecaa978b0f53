"""How often our records, the customer's first words and the whole story name the same cause."""

from typing import Any, Unpack

import numpy as np
import pandas as pd

from analysis import rates
from analysis.filters import Filters, parameters
from analysis.recorded_reasons import causes_of_reasons
from queries import store

FEWEST_PAIRS = 30  # kappa is given from so many pairs on
PAIRS = {
    "recorded and root": ("recorded", "root_cause", "Our records named the root cause"),
    "stated and root": ("stated_cause", "root_cause", "The customer's first words named the root cause"),
    "recorded and stated": ("recorded", "stated_cause", "Our records named what the customer named first"),
}


def recorded_against_root_cause(con: store.Connection, **filters: Unpack[Filters]) -> pd.DataFrame:
    """Losses by what is recorded, stated and found; None where there is nothing.

    Returns:
        recorded_reason, stated_cause, root_cause, losses.
    """
    return store.frame(con, "recorded_against_root_cause", **parameters(**filters))


def agreement_of_reasons(con: store.Connection, **filters: Unpack[Filters]) -> pd.DataFrame:
    """How often two of the three name the same cause, of the losses for which both are there.

    A recorded reason that stands for several causes agrees with any of them; one that stands for none ('Other')
    agrees with nothing and still counts. Kappa is Cohen's, NaN below 30 pairs.

    Returns:
        pair, agreed, of, share, low, high, kappa, sentence.
    """
    losses = recorded_against_root_cause(con, **filters)
    meant = causes_of_reasons(con, losses["recorded_reason"].dropna().unique())
    rows = [_agreement(pair, losses, meant) for pair in PAIRS]
    return pd.DataFrame(rows)


def _agreement(pair: str, losses: pd.DataFrame, meant: dict[str, frozenset[str]]) -> dict[str, Any]:
    left, right, words = PAIRS[pair]
    column = "recorded_reason" if left == "recorded" else left
    both = losses[losses[column].notna() & losses[right].notna()]
    named = [meant[value] if left == "recorded" else frozenset({value}) for value in both[column]]
    agrees = np.array([cause in causes for cause, causes in zip(both[right], named, strict=True)], dtype=bool)
    weights = both["losses"].to_numpy()
    rate = rates.Rate(int(weights[agrees].sum()), int(weights.sum()))
    kappa = kappa_of_sets(named, both[right].tolist(), weights) if rate.base >= FEWEST_PAIRS else np.nan
    return {
        "pair": pair,
        "agreed": rate.count,
        "of": rate.base,
        "share": rate.share,
        "low": rate.low,
        "high": rate.high,
        "kappa": kappa,
        "sentence": f"{words} in {rate.text_of('loss', 'losses')}.",
    }


def kappa_of_sets(named: list[frozenset[str]], other: list[str], weights: np.ndarray) -> float:
    """Cohen's kappa where one side may name several causes and agrees with any of them (Cohen 1960).

    Agreement by chance is that of the two margins taken as independent.
    """
    shares = weights / weights.sum()
    of_other: dict[str, float] = {}
    for cause, share in zip(other, shares, strict=True):
        of_other[cause] = of_other.get(cause, 0.0) + share
    chance = {causes: sum(of_other.get(cause, 0.0) for cause in causes) for causes in set(named)}
    observed = sum(
        share for share, cause, causes in zip(shares, other, named, strict=True) if cause in causes
    )
    by_chance = sum(share * chance[causes] for share, causes in zip(shares, named, strict=True))
    return float((observed - by_chance) / (1 - by_chance)) if by_chance < 1 else np.nan
