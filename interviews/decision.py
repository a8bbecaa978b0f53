"""Turns findings and scores into evidence, steps and the root cause, with weights fitted on coded text."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

import numpy as np

from interviews.codebook import STEPS
from interviews.features import (
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


class DecisionError(ValueError):
    """Weights that do not fit this version of the program."""


@dataclass(frozen=True, slots=True)
class Decision:
    """Fitted weights. `thresholds` by cause and `step_thresholds` by step: from where a probability counts.

    `context_threshold`: from where a mention that is not asserted is reported. `steps`: for each step the weight
    of the encoder's logit, of a rule's match, and a constant. `version` names what was fitted.
    """

    version: str
    unit_weights: list[float]
    thresholds: dict[str, float]
    root_weights: list[float]
    step_weights: dict[str, list[float]]
    step_thresholds: dict[str, float]
    context_threshold: float = 0.5
    least_root: float = 0.2
    unit_features: list[str] = field(default_factory=lambda: list(UNIT_FEATURES))
    root_features: list[str] = field(default_factory=lambda: list(ROOT_FEATURES))


@dataclass(frozen=True, slots=True)
class Judged:
    """Probabilities for one interview: `asserted` (units, 14), `steps` (units, 3), `root` (14, sum 1)."""

    asserted: Array
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
    return Judged(asserted, _step_probabilities(findings, scores, decision), root, scores)


def softmax(values: Array) -> Array:
    """Shares that sum to one."""
    powers = np.exp(values - values.max())
    return powers / powers.sum()


def _step_probabilities(findings: Sequence[Findings], scores: dict[str, Array], decision: Decision) -> Array:
    weights = np.array([decision.step_weights[step] for step in STEPS])
    return sigmoid(np.einsum("usf,sf->us", step_features(findings, scores), weights))


def step_features(findings: Sequence[Findings], scores: dict[str, Array]) -> Array:
    """Shape (units, steps, 3): the encoder's logit, whether a rule matched, and one."""
    from_rules = np.array([[step in found.steps for step in STEPS] for found in findings], dtype=float)
    return np.stack([logit(scores["steps"]), from_rules, np.ones_like(from_rules)], axis=2)
