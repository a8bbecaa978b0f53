"""Chooses from where a probability counts: as much evidence as can be had without taking denials for reasons."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from interviews.decision import Decision, counted
from interviews.features import Array

GRID = tuple(float(value) for value in np.round(np.arange(0.10, 0.91, 0.04), 2))
INTERVIEW_GRID = GRID[2:16]
UNIT_GRID = GRID[:13]
TRAP_LIMIT = 0.03  # share of traps that may be taken as asserted; new writers bring some more
TRAP_PENALTY = 10.0
PLATEAU = 0.01  # thresholds whose worth differs by less are as good as one another

Traps = list[tuple[int, list[int]]]  # of one interview: cause and the units that the trap lies in


def with_thresholds(
    decision: Decision,
    asserted: Sequence[Array],
    taken: Sequence[Array],
    roots: Sequence[Array],
    labels: Sequence[Array],
    traps: Sequence[Traps],
) -> Decision:
    """The thresholds of interviews and units with the best F1 of both within the limit on traps.

    The middle of all pairs that are nearly as good as the best: the best one itself is chance.
    """
    tried = []
    for least_interview in INTERVIEW_GRID:
        for least_unit in UNIT_GRID:
            one = replace(decision, least_interview=least_interview, least_unit=least_unit)
            told = [counted(*tables, one) for tables in zip(asserted, taken, roots, strict=True)]
            excess = max(0.0, trap_share(told, traps) - TRAP_LIMIT)
            worth = _worth(told, labels) - TRAP_PENALTY * excess
            tried.append((worth, least_interview, least_unit))
    table = np.array(tried)
    middle = table[table[:, 0] >= table[:, 0].max() - PLATEAU].mean(axis=0)
    return replace(decision, least_interview=float(middle[1]), least_unit=float(middle[2]))


def best_threshold(probabilities: Array, labels: Array, *, recall_weight: float = 1.0) -> float:
    """The middle of the thresholds with nearly the best F1; of precision and recall weighed as in `f_score`."""
    found = np.array([f_score(probabilities >= value, labels, recall_weight) for value in GRID])
    return float(
        np.mean([value for value, one in zip(GRID, found, strict=True) if one >= found.max() - PLATEAU])
    )


def trap_share(told: Sequence[Array], traps: Sequence[Traps]) -> float:
    """The share of traps in which a unit counts as asserted evidence of the trap's cause."""
    taken = [
        table[units, cause].any() for table, spans in zip(told, traps, strict=True) for cause, units in spans
    ]
    return float(np.mean(taken)) if taken else 0.0


def f1(found: Array, right: Array) -> float:
    """F1 of two tables of yes and no."""
    return f_score(found, right, 1.0)


def f_score(found: Array, right: Array, recall_weight: float) -> float:
    """Van Rijsbergen's F: recall counts `recall_weight` times as much as precision."""
    both, weight = float((found * right).sum()), recall_weight**2
    return (1 + weight) * both / max(float(found.sum() + weight * right.sum()), 1.0)


def _worth(told: Sequence[Array], labels: Sequence[Array]) -> float:
    """The sum of the F1 of units and the F1 of interviews."""
    of_units = f1(np.concatenate(told), np.concatenate(labels))
    return of_units + f1(_by_interview(told), _by_interview(labels))


def _by_interview(tables: Sequence[Array]) -> Array:
    return np.array([table.any(axis=0) for table in tables])
