"""Do the intervals hold? Companies with a known truth, drawn many times; the table goes to simulation.md.

`python -m benchmarks.simulation` writes it; a test marked long holds the figures.
"""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd
from scipy import stats

from analysis import audit, rates, risk_sets, trends, weights
from analysis.action import effects
from benchmarks.outcome import Outcome, held, table
from benchmarks.simulated_retention import gross_retention, net_retention

SEED = 4
RUNS = 2_000
FEWER, FEW = 500, 60  # where each run takes milliseconds, and where it permutes two thousand times
SIZES, SHARES = (36, 100, 400), (0.05, 0.2, 0.4)
AUDITED = 50
SEGMENTS = ("key", "mid", "small")
PART, ASKED, LEANING = np.array([0.1, 0.35, 0.55]), np.array([0.65, 0.4, 0.2]), np.array([0.3, 0.7, 1.3])
TARGET = Path(__file__).with_name("simulation.md")
COVERED = 0.93


Scenario = Callable[[np.random.Generator, int, float], Outcome]


def share_by_count(draw: np.random.Generator, losses: int, truth: float) -> Outcome:
    """A share of losses, Wilson's interval. Known exactly: the binomial probabilities are summed, not drawn."""
    counts = np.arange(losses + 1)
    low, high = rates.wilson(counts / losses, np.full(losses + 1, losses))
    holds = (low <= truth) & (truth <= high)
    covered = float(stats.binom.pmf(counts[holds], losses, truth).sum())
    return Outcome("share by count", losses, truth, covered, 0.0, 0.0)


def share_by_value(draw: np.random.Generator, losses: int, truth: float) -> Outcome:
    """Values that differ tenfold and more, none of them tied to the cause."""
    return _by_value("share by value", draw.lognormal(0, 1, (RUNS, losses)), draw, truth)


def half_in_one_account(draw: np.random.Generator, losses: int, truth: float) -> Outcome:
    """One account holds half of the value."""
    values = draw.lognormal(0, 1, (RUNS, losses))
    values[:, 0] = values[:, 1:].sum(axis=1)
    return _by_value("an account with half the value", values, draw, truth, breaks=True)


def _by_value(
    name: str, values: np.ndarray, draw: np.random.Generator, truth: float, *, breaks: bool = False
) -> Outcome:
    has_cause = draw.random(values.shape) < truth
    share = (values * has_cause).sum(axis=1) / values.sum(axis=1)
    low, high = rates.wilson_of_value(share, values.sum(axis=1) ** 2 / (values**2).sum(axis=1))
    bias = float(share.mean() - truth)
    return Outcome(name, values.shape[1], truth, held(low, high, truth), bias, bias, breaks)


def answers_by_segment(draw: np.random.Generator, losses: int, truth: float) -> Outcome:
    """Small accounts are asked least and have the cause most: the raw share is off, the weighted one is not."""
    return _weighted("answers that depend on the segment", draw, losses, truth, refusal=1.0)


def never_interviewed(draw: np.random.Generator, losses: int, truth: float) -> Outcome:
    """Whoever leaves for the cause is never interviewed: nothing in the data can show it."""
    return _weighted("a cause never interviewed", draw, losses, truth, refusal=0.0, breaks=True)


def _weighted(
    name: str, draw: np.random.Generator, losses: int, truth: float, *, refusal: float, breaks: bool = False
) -> Outcome:
    chance = np.clip(truth * LEANING / (PART @ LEANING), 0, 1)
    all_losses = round(losses / (PART @ ASKED))
    found = []
    for _ in range(RUNS):
        sizes = draw.multinomial(all_losses, PART)
        with_cause = draw.binomial(sizes, chance)
        heard = draw.binomial(with_cause, ASKED * refusal), draw.binomial(sizes - with_cause, ASKED)
        found.append(_weighted_share(sizes, *heard))
    raw, share, effective = np.array(found).T
    low, high = rates.wilson_of_value(share, effective)
    bias, corrected = float(raw.mean() - truth), float(share.mean() - truth)
    return Outcome(name, losses, truth, held(low, high, truth), bias, corrected, breaks)


def _weighted_share(
    sizes: np.ndarray, with_cause: np.ndarray, others: np.ndarray
) -> tuple[float, float, float]:
    """Raw share, weighted share and effective number of one company."""
    known = with_cause + others
    weight = np.nan_to_num(weights.cell_weights(sizes, known))
    total = float((weight * known).sum())
    effective = rates.effective_number(total, float((weight**2 * known).sum()))
    return with_cause.sum() / known.sum(), (weight * with_cause).sum() / total, effective


def tagger_errors(draw: np.random.Generator, losses: int, truth: float) -> Outcome:
    """The tagger finds 80 % of a cause and sees it in 8 % of the others; 50 losses are audited."""
    has_cause = draw.random((RUNS, losses)) < truth
    tagged = np.where(has_cause, draw.random(has_cause.shape) < 0.8, draw.random(has_cause.shape) < 0.08)
    missed = (has_cause & ~tagged)[:, :AUDITED].sum(axis=1)
    wrong = (~has_cause & tagged)[:, :AUDITED].sum(axis=1)
    raw = tagged.mean(axis=1)
    bounds = [
        audit.corrected_bounds(float(share), losses, int(m), int(w), AUDITED)
        for share, m, w in zip(raw, missed, wrong, strict=True)
    ]
    share, low, high = np.array(bounds).T
    bias = float(raw.mean() - truth), float(share.mean() - truth)
    return Outcome("tagger errors, 50 audited", losses, truth, held(low, high, truth), *bias)


def survival_at_a_year(draw: np.random.Generator, losses: int, truth: float) -> Outcome:
    """Kaplan-Meier with delayed entry: `truth` of the customers leave in the first year, at an even pace."""
    hazard = -np.log(1 - truth) / 365
    held, shares = [], []
    for _ in range(FEWER):
        life, entry = np.ceil(draw.exponential(1 / hazard, 4 * losses)), draw.integers(-200, 300, 4 * losses)
        seen = np.flatnonzero(life > entry)[:losses]
        out = np.minimum(life, np.maximum(entry, 0) + 400)[seen]
        moves = pd.concat(
            [
                pd.DataFrame(
                    {"tenure_days": np.maximum(entry[seen], -1), "entered": 1, "left_count": 0, "censored": 0}
                ),
                pd.DataFrame({"tenure_days": out, "entered": 0, "left_count": (out == life[seen]) * 1}),
            ]
        )
        moves["censored"] = np.where(moves["entered"] == 0, 1 - moves["left_count"], 0)
        table = risk_sets.risk_table(moves.groupby("tenure_days", as_index=False).sum())
        year = np.array([365.0])
        last = risk_sets.last_move(table, year)
        survived, variance = table["survival"].to_numpy()[last], table["variance"].to_numpy()[last]
        low, high = risk_sets.log_log_bounds(survived, variance, risk_sets.at_risk_at(table, year))
        shares.append(1 - table["survival"].iloc[last[0]])
        held.append(low[0] <= 1 - truth <= high[0])
    bias = float(np.mean(shares) - truth)
    return Outcome("survival with delayed entry", losses, truth, float(np.mean(held)), bias, bias)


def effect_without_effect(draw: np.random.Generator, losses: int, truth: float) -> Outcome:
    """An action that changes nothing: the rate ratio is one; `truth` of the losses are of its cause."""
    counts = draw.poisson(losses * truth / 2, (FEWER, 2))
    return _effect("an action without effect", counts, losses, truth)


def action_after_the_worst_quarter(draw: np.random.Generator, losses: int, truth: float) -> Outcome:
    """Nothing changes, but the action begins after the worst of eight quarters: the fall is chance alone."""
    quarters = draw.poisson(losses * truth / 4, (FEWER, 12))
    worst = quarters[:, 1:9].argmax(axis=1) + 1
    rows = np.arange(len(quarters))
    before = quarters[rows, worst] + quarters[rows, worst - 1]
    after = quarters[rows, worst + 1] + quarters[rows, worst + 2]
    return _effect(
        "an action begun after the worst quarter",
        np.column_stack([before, after]),
        losses,
        truth,
        breaks=True,
    )


def _effect(name: str, counts: np.ndarray, losses: int, truth: float, *, breaks: bool = False) -> Outcome:
    counts = counts[counts.sum(axis=1) > 0]
    bounds = np.array([effects.rate_ratio(int(before), int(after), 1.0, 1.0) for before, after in counts])
    bias = float(counts[:, 1].sum() / counts[:, 0].sum() - 1)
    return Outcome(name, losses, truth, held(bounds[:, 1], bounds[:, 2], 1.0), bias, bias, breaks)


def no_change_point(draw: np.random.Generator, losses: int, truth: float) -> Outcome:
    """An even pace over twelve quarters: no change may be found more often than in 5 of 100."""
    counts = draw.poisson(losses * truth / 12, (FEW, 12))
    told = counts[counts.sum(axis=1) >= trends.FEWEST_LOSSES]
    p_values = [trends.change_point(row, np.full(12, 91.0))[1] for row in told]
    return Outcome(
        "no change point", losses, truth, float(np.mean(np.array(p_values) >= trends.SURE)), 0.0, 0.0
    )


PLAN: tuple[tuple[Scenario, tuple[int, ...], tuple[float, ...]], ...] = (
    (share_by_count, SIZES, SHARES),
    (share_by_value, SIZES, SHARES),
    (answers_by_segment, SIZES, SHARES),
    (tagger_errors, (100, 400), SHARES),
    (survival_at_a_year, SIZES, SHARES),
    (effect_without_effect, SIZES, SHARES),
    (no_change_point, (100, 400), (0.4,)),
    (half_in_one_account, (36, 400), (0.2,)),
    (never_interviewed, (100, 400), (0.2,)),
    (action_after_the_worst_quarter, (100, 400), (0.4,)),
    (gross_retention, SIZES, SHARES),
    (net_retention, SIZES, SHARES),
)


def outcomes() -> list[Outcome]:
    """Every scenario at every size and share, each from a seed of its own."""
    return [
        scenario(np.random.default_rng([SEED, number, losses, round(1000 * truth)]), losses, truth)
        for number, (scenario, sizes, shares) in enumerate(PLAN)
        for losses in sizes
        for truth in shares
    ]


HEAD = """# Do the intervals hold?

Companies with a known truth, drawn many times (seeded), and what the program says of each. An interval of 95 % should
hold the truth in about 95 of 100; below 93 a test fails, above 97 it is marked as wide. Shares are in percentage
points, effects of actions as a rate ratio off one. Scenarios that were built to break the method show what no interval
of its kind can mend. Written by `python -m benchmarks.simulation`.
"""

if __name__ == "__main__":
    TARGET.write_text(f"{HEAD}\n{table(outcomes())}\n", encoding="utf-8")
