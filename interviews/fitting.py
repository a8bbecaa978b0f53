"""Fits the weights of the decisions on coded interviews that the encoder has not seen. Used in training only."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import minimize

from interviews.codebook import STEPS
from interviews.coded_text import CodedInterview, CodedSpan
from interviews.decision import Decision, step_features
from interviews.features import (
    CAUSE_KEYS,
    ROOT_FEATURES,
    UNIT_FEATURES,
    Array,
    root_features,
    score_arrays,
    sigmoid,
    unit_features,
)
from interviews.findings import Findings

UNIT_PENALTY = (
    1.0  # ridge; the unit weights rest on thousands of rows, the root weights on tens of interviews
)
ROOT_PENALTY = 1.0
TRAP_LIMIT = 0.06  # share of traps that thresholds may take as asserted; the aim is 0.08 on writers not seen
GRID = np.round(np.arange(0.10, 0.91, 0.02), 2)


@dataclass(frozen=True, slots=True)
class Scored:
    """One coded interview and what the pipeline found in it, encoder's scores included where there are any."""

    coded: CodedInterview
    findings: list[Findings]


def fit(interviews: Sequence[Scored], version: str) -> Decision:
    """Weights and thresholds from coded interviews, whose encoder scores must come from models blind to them."""
    interviews = [coded for coded in interviews if coded.findings]
    scores = [score_arrays(coded.findings) for coded in interviews]
    features = [
        unit_features(coded.findings, arrays) for coded, arrays in zip(interviews, scores, strict=True)
    ]
    labels = [asserted_labels(coded) for coded in interviews]
    weights = _ridge(
        np.concatenate([f.reshape(-1, len(UNIT_FEATURES)) for f in features]), _flat(labels), UNIT_PENALTY
    )
    asserted = [sigmoid(table @ weights) for table in features]
    roots = [
        root_features(coded.findings, arrays, found)
        for coded, arrays, found in zip(interviews, scores, asserted, strict=True)
    ]
    threshold = _best_threshold(interviews, asserted, labels)
    step_weights, step_thresholds = _fit_steps(interviews, scores)
    return Decision(
        version=version,
        unit_weights=weights.tolist(),
        thresholds=dict.fromkeys(CAUSE_KEYS, threshold),
        root_weights=_fit_root(roots, [coded.coded.primary for coded in interviews]).tolist(),
        step_weights=step_weights,
        step_thresholds=step_thresholds,
    )


def asserted_labels(coded: Scored) -> Array:
    """Shape (units, causes): 1 where a unit overlaps an asserted span of the cause."""
    return _labels(coded, CAUSE_KEYS, lambda status: status == "asserted")


def trap_spans(coded: Scored) -> list[tuple[int, list[int]]]:
    """For each span that is coded but not asserted, its causes' numbers one by one, and the units it overlaps."""
    traps = []
    for span in coded.coded.spans:
        if span.status not in ("asserted", "step"):
            units = [row for row, found in enumerate(coded.findings) if _overlaps(found, span)]
            traps += [(CAUSE_KEYS.index(label), units) for label in span.labels if units]
    return traps


def _labels(coded: Scored, keys: Sequence[str], wanted) -> Array:
    table = np.zeros((len(coded.findings), len(keys)))
    for span in coded.coded.spans:
        if wanted(span.status):
            columns = [list(keys).index(label) for label in span.labels]
            rows = [row for row, found in enumerate(coded.findings) if _overlaps(found, span)]
            table[np.ix_(rows, columns)] = 1
    return table


def _overlaps(found: Findings, span: CodedSpan) -> bool:
    return found.unit.turn == span.turn and span.start < found.unit.end and span.end > found.unit.start


def _flat(tables: Sequence[Array]) -> Array:
    return np.concatenate([table.reshape(-1) for table in tables])


def _ridge(features: Array, labels: Array, penalty: float) -> Array:
    """Logistic regression with a ridge on all weights but the constant."""
    shrunk = np.array([name != "bias" for name in UNIT_FEATURES], dtype=float)[: features.shape[1]]

    def loss(weights: Array) -> tuple[float, Array]:
        predicted = sigmoid(features @ weights)
        inside = np.clip(predicted, 1e-9, 1 - 1e-9)
        value = -(labels * np.log(inside) + (1 - labels) * np.log(1 - inside)).sum()
        gradient = features.T @ (predicted - labels) + penalty * shrunk * weights
        return value + 0.5 * penalty * (shrunk * weights**2).sum(), gradient

    return minimize(
        loss, np.zeros(features.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": 300}
    ).x


def _fit_root(roots: Sequence[Array], primaries: Sequence[str | None]) -> Array:
    """A choice model: the interview's root cause against its other causes (McFadden's conditional logit)."""
    told = [
        (table, CAUSE_KEYS.index(key))
        for table, key in zip(roots, primaries, strict=True)
        if key in CAUSE_KEYS
    ]

    def loss(weights: Array) -> tuple[float, Array]:
        value, gradient = 0.5 * ROOT_PENALTY * (weights**2).sum(), ROOT_PENALTY * weights
        for table, right in told:
            values = table @ weights
            powers = np.exp(values - values.max())
            shares = powers / powers.sum()
            value -= np.log(max(shares[right], 1e-12))
            gradient = gradient + shares @ table - table[right]
        return value, gradient

    return minimize(loss, np.zeros(len(ROOT_FEATURES)), jac=True, method="L-BFGS-B").x


def _best_threshold(
    interviews: Sequence[Scored], asserted: Sequence[Array], labels: Sequence[Array]
) -> float:
    """The threshold with the best unit F1 among those that keep the share of traps within the limit."""
    traps = [(found, trap_spans(coded)) for coded, found in zip(interviews, asserted, strict=True)]
    flat, right = _flat(asserted), _flat(labels)
    allowed = [value for value in GRID if _trap_share(traps, value) <= TRAP_LIMIT] or [GRID[-1]]
    return float(max(allowed, key=lambda value: _f1(flat >= value, right)))


def _trap_share(traps: Sequence[tuple[Array, list[tuple[int, list[int]]]]], threshold: float) -> float:
    taken = [table[units, cause].max() >= threshold for table, spans in traps for cause, units in spans]
    return float(np.mean(taken)) if taken else 0.0


def _f1(found: Array, right: Array) -> float:
    both = float((found * right).sum())
    return 2 * both / max(float(found.sum() + right.sum()), 1.0)


def _fit_steps(
    interviews: Sequence[Scored], scores: Sequence[dict[str, Array]]
) -> tuple[dict[str, list[float]], dict[str, float]]:
    features = np.concatenate([step_features(c.findings, a) for c, a in zip(interviews, scores, strict=True)])
    labels = np.concatenate([_labels(coded, STEPS, lambda status: status == "step") for coded in interviews])
    weights, thresholds = {}, {}
    for number, step in enumerate(STEPS):
        fitted = _ridge(features[:, number], labels[:, number], UNIT_PENALTY)
        predicted = sigmoid(features[:, number] @ fitted)
        weights[step] = fitted.tolist()
        thresholds[step] = float(max(GRID, key=lambda value: _f1(predicted >= value, labels[:, number])))
    return weights, thresholds
