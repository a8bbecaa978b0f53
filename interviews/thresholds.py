"""Chooses from where a probability counts: as much evidence as can be had without taking denials for reasons."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from interviews.decision import Decision, counted
from interviews.features import CAUSE_KEYS, Array

GRID = tuple(float(value) for value in np.round(np.arange(0.10, 0.91, 0.04), 2))
SUPPORT_SHARES = (0.4, 0.5, 0.6, 0.8, 1.0)
TRAP_LIMIT = 0.06  # share of traps that may be taken as asserted; new writers bring some more
TRAP_PENALTY = 10.0

Traps = list[tuple[int, list[int]]]  # of one interview: cause and the units that the trap lies in


def with_thresholds(
    decision: Decision,
    asserted: Sequence[Array],
    roots: Sequence[Array],
    labels: Sequence[Array],
    traps: Sequence[Traps],
) -> Decision:
    """The threshold and support share with the best F1 of units and of interviews within the limit on traps.

    One threshold serves all causes: apart, they rest on too few sentences and do worse on new writers.
    """
    tried = []
    for threshold in GRID:
        for share in SUPPORT_SHARES:
            one = replace(decision, thresholds=dict.fromkeys(CAUSE_KEYS, threshold), support_share=share)
            told = [counted(table, root, one) for table, root in zip(asserted, roots, strict=True)]
            excess = max(0.0, trap_share(told, traps) - TRAP_LIMIT)
            tried.append((_worth(told, labels) - TRAP_PENALTY * excess, one))
    return max(tried, key=lambda pair: pair[0])[1]


def best_threshold(probabilities: Array, labels: Array) -> float:
    """The threshold with the best F1."""
    return max(GRID, key=lambda value: f1(probabilities >= value, labels))


def trap_share(told: Sequence[Array], traps: Sequence[Traps]) -> float:
    """The share of traps in which a unit counts as asserted evidence of the trap's cause."""
    taken = [
        table[units, cause].any() for table, spans in zip(told, traps, strict=True) for cause, units in spans
    ]
    return float(np.mean(taken)) if taken else 0.0


def f1(found: Array, right: Array) -> float:
    """F1 of two tables of yes and no."""
    both = float((found * right).sum())
    return 2 * both / max(float(found.sum() + right.sum()), 1.0)


def _worth(told: Sequence[Array], labels: Sequence[Array]) -> float:
    """The sum of the F1 of units and the F1 of interviews."""
    of_units = f1(np.concatenate(told), np.concatenate(labels))
    return of_units + f1(_by_interview(told), _by_interview(labels))


def _by_interview(tables: Sequence[Array]) -> Array:
    return np.array([table.any(axis=0) for table in tables])
