"""Fits the weights of the decisions on coded interviews that the encoder has not seen. Used in training only."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from operator import eq
from typing import Any

import numpy as np
from scipy.optimize import minimize

from interviews.codebook import STATUSES, STEPS
from interviews.coded_text import CodedInterview, CodedSpan
from interviews.decision import Decision, counted, may_be_context, root_shares_of, softmax, step_features
from interviews.features import (
    CAUSE_KEYS,
    ROOT_FEATURES,
    UNIT_FEATURES,
    Array,
    context_features,
    contexts,
    interview_features,
    root_features,
    score_arrays,
    score_features,
    sigmoid,
    unit_features,
)
from interviews.findings import Findings
from interviews.speaking import SPEAKING_FEATURES, speaking_features
from interviews.thresholds import best_threshold, with_thresholds

UNIT_PENALTY = 1.0  # ridge on the unit weights, which rest on tens of thousands of rows
INTERVIEW_PENALTY = 3.0  # these rest on some hundreds of causes of interviews
SCORE_PENALTY = 1.0
CONTEXT_PENALTY = 1.0
SPEAKING_PENALTY = 1.0
# So many single answers with a reason may be taken for talk of something else; few of them are read rightly anyway.
LOST_ANSWERS = 0.06
# A reason told as a denial misleads; a denial that is not told leaves the words as they are.
CONTEXT_RECALL = 0.5
ROOT_PENALTY = 1.0  # the root weights rest on tens of interviews, so they are drawn towards ROOT_PRIOR
ROOT_PRIOR = {"decisive": 0.5, "mass": 0.7}  # what the encoder believes, and how much evidence there is


@dataclass(frozen=True, slots=True)
class Scored:
    """One coded interview and what the pipeline found in it, encoder's scores included where there are any.

    `answers`: the same for each of its answers as if nothing else had been said; none where that was not asked for.
    """

    coded: CodedInterview
    findings: list[Findings]
    answers: tuple["Scored", ...] = ()


def fit(interviews: Sequence[Scored], version: str) -> Decision:
    """Weights and thresholds from coded interviews, whose encoder scores must come from models blind to them."""
    interviews = [one for one in interviews if one.findings]
    scores = [score_arrays(one.findings) for one in interviews]
    labels = [asserted_labels(one) for one in interviews]
    features = [unit_features(one.findings, found) for one, found in zip(interviews, scores, strict=True)]
    unit_weights = _ridge(_rows(features), _flat(labels), UNIT_PENALTY)
    asserted = [sigmoid(table @ unit_weights) for table in features]
    root_weights, shares = _fit_roots(interviews, scores, asserted)
    found_in = [
        interview_features(found, told, share)
        for found, told, share in zip(scores, asserted, shares, strict=True)
    ]
    interview_weights, offsets = _fit_interviews(found_in, labels)
    unset = Decision(
        version=version,
        unit_weights=unit_weights.tolist(),
        interview_weights=interview_weights.tolist(),
        cause_offsets=dict(zip(CAUSE_KEYS, offsets.tolist(), strict=True)),
        root_weights=root_weights.tolist(),
        score_weights=_fit_score(interviews, shares).tolist(),
        **_fit_steps(interviews, scores),
        context_weights=[],
        **_fit_speaking([answer for one in interviews for answer in one.answers]),
    )
    taken = [sigmoid(table @ interview_weights + offsets) for table in found_in]
    traps = [trap_spans(one) for one in interviews]
    decision = with_thresholds(unset, asserted, taken, shares, labels, traps)
    told = [counted(*tables, decision) for tables in zip(asserted, taken, shares, strict=True)]
    return _with_contexts(decision, interviews, scores, told)


def _with_contexts(
    decision: Decision,
    interviews: Sequence[Scored],
    scores: Sequence[dict[str, Array]],
    told: Sequence[Array],
) -> Decision:
    """The decision with weights and threshold of the statuses other than asserted, where nothing asserted is told."""
    features, right = [], []
    for one, found, asserted in zip(interviews, scores, told, strict=True):
        status, by_rule = contexts(one.findings, found)
        is_open = may_be_context(found, asserted)
        coded = np.stack([_labels(one, CAUSE_KEYS, partial(eq, known)) for known in STATUSES])
        features.append(context_features(found, status, by_rule)[is_open])
        right.append(np.take_along_axis(coded, status[None], axis=0)[0][is_open])
    rows, labels = np.concatenate(features), np.concatenate(right)
    weights = _ridge(rows, labels, CONTEXT_PENALTY)
    least = best_threshold(sigmoid(rows @ weights), labels, recall_weight=CONTEXT_RECALL)
    return replace(decision, context_weights=weights.tolist(), least_context=least)


def _fit_roots(
    interviews: Sequence[Scored], scores: Sequence[dict[str, Array]], asserted: Sequence[Array]
) -> tuple[Array, list[Array]]:
    """Weights of the root cause, and by them each interview's share of every cause."""
    told = list(zip(interviews, scores, asserted, strict=True))
    features = [root_features(one.findings, found, likely) for one, found, likely in told]
    weights = _fit_root(features, [one.coded.primary for one in interviews])
    return weights, [root_shares_of(one.findings, found, likely, weights) for one, found, likely in told]


def asserted_labels(one: Scored) -> Array:
    """Shape (units, causes): 1 where a unit overlaps an asserted span of the cause."""
    return _labels(one, CAUSE_KEYS, lambda status: status == "asserted")


def trap_spans(one: Scored) -> list[tuple[int, list[int]]]:
    """For each span that is coded but not asserted, its causes' numbers one by one, and the units it overlaps."""
    traps = []
    for span in one.coded.spans:
        if span.status not in ("asserted", "step"):
            units = [row for row, found in enumerate(one.findings) if _overlaps(found, span)]
            traps += [(CAUSE_KEYS.index(label), units) for label in span.labels if units]
    return traps


def _labels(one: Scored, keys: Sequence[str], is_wanted: Callable[[str], bool]) -> Array:
    table = np.zeros((len(one.findings), len(keys)))
    for span in one.coded.spans:
        if is_wanted(span.status):
            columns = [list(keys).index(label) for label in span.labels]
            rows = [row for row, found in enumerate(one.findings) if _overlaps(found, span)]
            table[np.ix_(rows, columns)] = 1
    return table


def _overlaps(found: Findings, span: CodedSpan) -> bool:
    return found.unit.turn == span.turn and span.start < found.unit.end and span.end > found.unit.start


def _rows(tables: Sequence[Array]) -> Array:
    return np.concatenate([table.reshape(-1, len(UNIT_FEATURES)) for table in tables])


def _flat(tables: Sequence[Array]) -> Array:
    return np.concatenate([table.reshape(-1) for table in tables])


def _ridge(features: Array, labels: Array, penalty: float) -> Array:
    """Logistic regression with a ridge on all weights but that of the constant feature."""
    shrunk = penalty * (features != 1).any(axis=0)

    def loss(weights: Array) -> tuple[float, Array]:
        predicted = sigmoid(features @ weights)
        inside = np.clip(predicted, 1e-9, 1 - 1e-9)
        value = -(labels * np.log(inside) + (1 - labels) * np.log(1 - inside)).sum()
        gradient = features.T @ (predicted - labels) + shrunk * weights
        return value + 0.5 * float(shrunk @ weights**2), gradient

    start = np.zeros(features.shape[1])
    return minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 300}).x


def _fit_interviews(tables: Sequence[Array], labels: Sequence[Array]) -> tuple[Array, Array]:
    """Weights of INTERVIEW_FEATURES, and an offset for each cause, which the ridge draws towards none."""
    many = len(CAUSE_KEYS)
    rows = np.concatenate([np.hstack([table, np.eye(many)]) for table in tables])
    weights = _ridge(rows, np.concatenate([told.max(axis=0) for told in labels]), INTERVIEW_PENALTY)
    return weights[:-many], weights[-many:]


def _fit_root(roots: Sequence[Array], primaries: Sequence[str | None]) -> Array:
    """A choice model: the interview's root cause against its other causes (McFadden's conditional logit)."""
    told = [(t, CAUSE_KEYS.index(key)) for t, key in zip(roots, primaries, strict=True) if key in CAUSE_KEYS]
    prior = np.array([ROOT_PRIOR.get(name, 0.0) for name in ROOT_FEATURES])

    def loss(weights: Array) -> tuple[float, Array]:
        away = weights - prior
        value, gradient = 0.5 * ROOT_PENALTY * float(away @ away), ROOT_PENALTY * away
        for table, right in told:
            shares = softmax(table @ weights)
            value -= np.log(max(shares[right], 1e-12))
            gradient = gradient + shares @ table - table[right]
        return value, gradient

    return minimize(loss, prior, jac=True, method="L-BFGS-B").x


def _fit_score(interviews: Sequence[Scored], shares: Sequence[Array]) -> Array:
    """Weights of SCORE_FEATURES: how often the cause with the largest share was the root cause."""
    rows = [score_features(found, len(one.findings)) for one, found in zip(interviews, shares, strict=True)]
    right = [
        CAUSE_KEYS[found.argmax()] == one.coded.primary for one, found in zip(interviews, shares, strict=True)
    ]
    return _ridge(np.array(rows), np.array(right, dtype=float), SCORE_PENALTY)


def _fit_speaking(answers: Sequence[Scored]) -> dict[str, Any]:
    """Weights of SPEAKING_FEATURES and the least probability; without single answers every text passes.

    Interviews cannot teach this, for all of them give a reason; single answers of theirs are as short as notes,
    and two in three give none.
    """
    read = [one for one in answers if one.findings]
    if not read:
        return {"speaking_weights": [0.0] * len(SPEAKING_FEATURES), "least_speaking": 0.0}
    rows = np.array([speaking_features(score_arrays(one.findings)["decisive"]) for one in read])
    gives_a_reason = np.array([any(span.status == "asserted" for span in one.coded.spans) for one in read])
    weights = _ridge(rows, gives_a_reason.astype(float), SPEAKING_PENALTY)
    least = np.quantile(sigmoid(rows @ weights)[gives_a_reason], LOST_ANSWERS)
    return {"speaking_weights": weights.tolist(), "least_speaking": float(least)}


def _fit_steps(interviews: Sequence[Scored], scores: Sequence[dict[str, Array]]) -> dict[str, Any]:
    """The weights of each step's features, and one threshold for all: a step has too few examples for its own."""
    features = np.concatenate(
        [step_features(one.findings, a) for one, a in zip(interviews, scores, strict=True)]
    )
    labels = np.concatenate([_labels(one, STEPS, lambda status: status == "step") for one in interviews])
    weights = [_ridge(features[:, i], labels[:, i], UNIT_PENALTY) for i in range(len(STEPS))]
    probabilities = sigmoid(np.einsum("usf,sf->us", features, np.array(weights)))
    by_step = {step: fitted.tolist() for step, fitted in zip(STEPS, weights, strict=True)}
    return {"step_weights": by_step, "least_step": best_threshold(probabilities, labels)}
