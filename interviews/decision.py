"""Turns findings and scores into evidence, steps and the root cause, with weights fitted on coded text."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

import numpy as np

from interviews.codebook import STEPS
from interviews.features import (
    CAUSE_KEYS,
    ROOT_FEATURES,
    UNIT_FEATURES,
    Array,
    logit,
    root_features,
    score_arrays,
    sigmoid,
    unit_features,
)
from interviews.findings import Findings

LEAST_BEST = 0.05  # a sentence less likely than this is no evidence even of the root cause


class DecisionError(ValueError):
    """Weights that do not fit this version of the program."""


@dataclass(frozen=True, slots=True)
class Decision:
    """Fitted weights, and from where a probability counts. `version` names what was fitted.

    A cause is taken up in an interview where its best sentence reaches `thresholds[cause]`; then each sentence
    counts that reaches `support_share` of it. `context_threshold`: from where a mention that is not asserted is
    reported. `step_weights`: of the features of steps. `least_root`: from where
    the root cause brings in its best sentence, if none of its sentences counts by itself.
    """

    version: str
    unit_weights: list[float]
    thresholds: dict[str, float]
    root_weights: list[float]
    step_weights: dict[str, list[float]]
    step_thresholds: dict[str, float]
    support_share: float = 1.0
    context_threshold: float = 0.5
    least_root: float = 0.2
    unit_features: list[str] = field(default_factory=lambda: list(UNIT_FEATURES))
    root_features: list[str] = field(default_factory=lambda: list(ROOT_FEATURES))


@dataclass(frozen=True, slots=True)
class Judged:
    """Probabilities for one interview: `asserted` (units, 14), `steps` (units, 3), `root` (14, sum 1).

    `told` (units, 14): where the unit counts as asserted evidence of the cause.
    """

    asserted: Array
    told: Array
    steps: Array
    root: Array
    scores: dict[str, Array]


def read_decision(path: Path) -> Decision:
    """The weights in `path`. Refused: weights fitted for other features than this program computes."""
    decision = Decision(**json.loads(path.read_text(encoding="utf-8")))
    if decision.unit_features != list(UNIT_FEATURES) or decision.root_features != list(ROOT_FEATURES):
        raise DecisionError(f"{path.name} was fitted for other features; run `whyleft train` to fit it anew.")
    return decision


def write_decision(decision: Decision, path: Path) -> None:
    """Writes the weights as JSON, rounded so that the file is the same on every machine."""
    rounded = json.loads(json.dumps(asdict(decision)), parse_float=lambda text: round(float(text), 5))
    path.write_text(json.dumps(rounded, indent=1) + "\n", encoding="utf-8")


def judge(findings: Sequence[Findings], decision: Decision) -> Judged:
    """The probabilities of one interview with at least one unit."""
    scores = score_arrays(findings)
    asserted = sigmoid(unit_features(findings, scores) @ np.array(decision.unit_weights))
    root = softmax(root_features(findings, scores, asserted) @ np.array(decision.root_weights))
    told = counted(asserted, root, decision)
    return Judged(asserted, told, _step_probabilities(findings, scores, decision), root, scores)


def counted(asserted: Array, root: Array, decision: Decision) -> Array:
    """Which units count as asserted evidence of which causes, shape (units, 14); see Decision."""
    thresholds = np.array([decision.thresholds[cause] for cause in CAUSE_KEYS])
    told = (asserted >= decision.support_share * thresholds) & (asserted.max(axis=0) >= thresholds)
    cause = int(root.argmax())
    best = int(asserted[:, cause].argmax())
    if root[cause] >= decision.least_root and asserted[best, cause] >= LEAST_BEST:
        told[best, cause] = True
    return told


def softmax(values: Array) -> Array:
    """Shares that sum to one."""
    powers = np.exp(values - values.max())
    return powers / powers.sum()


def _step_probabilities(findings: Sequence[Findings], scores: dict[str, Array], decision: Decision) -> Array:
    weights = np.array([decision.step_weights[step] for step in STEPS])
    return sigmoid(np.einsum("usf,sf->us", step_features(findings, scores), weights))


def step_features(findings: Sequence[Findings], scores: dict[str, Array]) -> Array:
    """Shape (units, steps, 4): the encoder's logit, whether a rule matched, the logit of its precision, and one."""
    rules = [[found.steps.get(step) for step in STEPS] for found in findings]
    matched = np.array([[rule is not None for rule in row] for row in rules], dtype=float)
    precision = logit(np.array([[rule.precision if rule else 0.5 for rule in row] for row in rules]))
    return np.stack([logit(scores["steps"]), matched, precision, np.ones_like(matched)], axis=2)
