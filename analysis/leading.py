"""Which cause comes first, and whether that can be said at all."""

from dataclasses import asdict, dataclass
from typing import Unpack

import numpy as np
import pandas as pd

from analysis import rates, wording
from analysis.filters import Filters, parameters
from queries import store

DRAWS = 2000
SEED = 20240715
SURE = 0.9  # a cause is called leading where it comes first in at least this share of draws
RESPONSE_SPREAD = (
    np.log(1.5) / 1.645
)  # 90 % of draws: the odds of having been asked differ by cause up to 1.5 times
# A segment whose few known losses have one cause could have had others: it starts from one loss shared out as all are.
PRIOR_LOSSES = 1.0
REVIEWED_HALF = 0.5


@dataclass(frozen=True, slots=True)
class Leading:
    """The cause that comes first, its rival, the share of draws in which it does, and the sentences to show.

    `cause` and `rival` are the two most often first; `is_leading` says whether the first may be called so.
    """

    cause: str | None
    rival: str | None
    first_share: float
    is_leading: bool
    sentence: str
    reading_note: str = ""


def leading_cause(con: store.Connection, **filters: Unpack[Filters]) -> Leading:
    """The leading cause of all losses of a period, those nobody asked about included.

    2,000 draws vary what is not known: the sample (Dirichlet within segments, each beginning with one loss shared out
    as those of the whole period are), who answered within a segment (the odds by cause within a factor of 1.5 in nine
    of ten draws), and the tagger's error (its own scores).
    """
    asked = parameters(**filters)
    cells = store.frame(con, "share_of_losses_by_cause", **asked)
    known = int(cells["losses"].sum())
    if known < rates.SMALLEST_BASE:
        return Leading(None, None, 0.0, False, f"Too few losses with a known cause to name one ({known}).")
    first = first_shares(cells, store.frame(con, "losses_by_segment", **asked))
    cause, rival = str(first.index[0]), _second(first, cells)
    is_leading = bool(first.iloc[0] >= SURE)
    return Leading(
        cause,
        rival,
        float(first.iloc[0]),
        is_leading,
        _sentence(cells, cause, rival, is_leading),
        reading_note(cells),
    )


def _second(first: pd.Series, cells: pd.DataFrame) -> str | None:
    """The cause with most losses beside the one that comes first most often: the next bar of the chart.

    Of causes that are level it is the one that the chart draws first, so that every page names the same two.
    """
    counts = cells.groupby("cause")["losses"].sum()
    return max(sorted(map(str, first.index[1:])), key=lambda cause: counts[cause], default=None)


def first_shares(cells: pd.DataFrame, segments: pd.DataFrame, *, seed: int = SEED) -> pd.Series:
    """Share of draws in which each cause comes first, the most frequent first.

    Args:
        cells: cause, segment, losses, expected_right of losses with a known cause.
        segments: segment, losses of all losses, known or not.
    """
    draw = np.random.default_rng(seed)
    names = sorted(cells["cause"].unique())
    totals = np.zeros((DRAWS, len(names)))
    everywhere = cells.groupby("cause")["losses"].sum().reindex(names).to_numpy(dtype=float)
    all_losses = segments.assign(segment=segments["segment"].fillna("")).set_index("segment")["losses"]
    for segment, part in cells.assign(segment=cells["segment"].fillna("")).groupby("segment"):
        counted = part.set_index("cause").reindex(names)[["losses", "expected_right"]].fillna(0)
        corrected = _with_tagger_error(draw, counted, everywhere)
        shares = _normalised(draw.standard_gamma(corrected + PRIOR_LOSSES * everywhere / everywhere.sum()))
        tilt = np.exp(draw.normal(0, RESPONSE_SPREAD, shares.shape))
        unheard = max(0, int(all_losses.get(segment, 0)) - int(counted["losses"].sum()))
        totals += shares * counted["losses"].sum() + unheard * _normalised(shares * tilt)
    first = pd.Series(np.bincount(totals.argmax(axis=1), minlength=len(names)) / DRAWS, index=names)
    return first.sort_values(ascending=False, kind="stable")


def _with_tagger_error(
    draw: np.random.Generator, counted: pd.DataFrame, everywhere: np.ndarray
) -> np.ndarray:
    """Counts by cause in each draw, a wrong verdict going to another cause in proportion to all losses."""
    losses = counted["losses"].to_numpy(dtype=int)
    chance = np.divide(counted["expected_right"], losses, out=np.ones(len(losses)), where=losses > 0)
    right = draw.binomial(losses, np.clip(chance, 0, 1), size=(DRAWS, len(losses)))
    result = right.astype(float)
    for index, wrong in enumerate((losses - right).T):
        others = np.where(np.arange(len(losses)) == index, 0.0, everywhere)
        if others.sum() > 0 and wrong.any():
            result += draw.multinomial(wrong, others / others.sum())
        else:
            result[:, index] += wrong
    return result


def _normalised(values: np.ndarray) -> np.ndarray:
    sums = values.sum(axis=1, keepdims=True)
    return np.divide(values, sums, out=np.zeros_like(values), where=sums > 0)


def _sentence(cells: pd.DataFrame, cause: str, rival: str | None, is_leading: bool) -> str:
    counts = cells.groupby("cause")["losses"].sum()
    rate = rates.Rate(int(counts[cause]), int(counts.sum())).text()
    if is_leading:
        return f"{cause} is the leading cause: {rate}"
    behind = int(counts.get(rival or "", 0))
    return f"{cause} and {rival} cannot be told apart: {rate} and {behind} of {int(counts.sum())}"


def reading_note(cells: pd.DataFrame) -> str:
    """'read by machine, right in about 83 of 100' while a person has reviewed less than half of the verdicts."""
    known, by_person = cells["losses"].sum(), cells["decided_by_person"].sum()
    if known == 0 or by_person >= REVIEWED_HALF * known:
        return ""
    right = (cells["expected_right"].sum() - by_person) / (known - by_person)
    return f"read by machine, {wording.right_in(right)}"


@dataclass(frozen=True, slots=True)
class Tipping:
    """How the losses of unknown cause would have to look for another cause to come first.

    `needed_share` of the `unknown` losses would have to be `second`; None where even all of them would not do.
    """

    first: str | None
    second: str | None
    unknown: int
    needed_share: float | None
    sentence: str


def tipping_point(con: store.Connection, **filters: Unpack[Filters]) -> Tipping:
    """The share of losses nobody knows about that would put the second cause first, the rest being as those known."""
    asked = parameters(**filters)
    counts = store.frame(con, "share_of_losses_by_cause", **asked).groupby("cause")["losses"].sum()
    coverage = store.rows(con, "coverage_of_losses", dimension="all", **asked)
    if len(counts) < 2:
        return Tipping(None, None, 0, None, "Too few causes are known to compare any two.")
    unknown = int(coverage[0]["losses"] - coverage[0]["known"])
    ranked = counts.sort_values(ascending=False, kind="stable")
    (first, ahead), (second, behind) = [(str(name), int(count)) for name, count in ranked.iloc[:2].items()]
    share = needed_share(ahead, behind, int(counts.sum()), unknown)
    if share is None:
        sentence = f"{first} stays first even if all {unknown} losses of unknown cause were {second}."
    else:
        sentence = (
            f"For {second} to come first, {np.ceil(share * unknown):.0f} of the {unknown} losses of unknown cause "
            f"({100 * share:.0f} %) would have to be {second}; of those known {100 * behind / counts.sum():.0f} % are."
        )
    return Tipping(first, second, unknown, share, sentence)


def needed_share(ahead: int, behind: int, known: int, unknown: int) -> float | None:
    """The share x with ahead + unknown (1 - x) ahead / (known - behind) = behind + unknown x; None above 1."""
    rest = ahead / (known - behind)
    share = (ahead - behind + unknown * rest) / (unknown * (1 + rest)) if unknown else np.inf
    return float(share) if share <= 1 else None


def leading_cause_of_losses(con: store.Connection, **filters: Unpack[Filters]) -> pd.DataFrame:
    """`leading_cause` as one row: cause, rival, first_share, is_leading, sentence, reading_note."""
    return pd.DataFrame([asdict(leading_cause(con, **filters))])


def tipping_point_of_losses(con: store.Connection, **filters: Unpack[Filters]) -> pd.DataFrame:
    """`tipping_point` as one row: first, second, unknown, needed_share, sentence."""
    return pd.DataFrame([asdict(tipping_point(con, **filters))])
