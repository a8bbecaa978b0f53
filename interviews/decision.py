"""Turns findings and scores into evidence, steps and the root cause, with weights fitted on coded text."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path

import numpy as np

from interviews.codebook import STEPS
from interviews.features import (
    CAUSE_KEYS,
    CONTEXT_FEATURES,
    INTERVIEW_FEATURES,
    LEAST_MENTIONED,
    ROOT_FEATURES,
    SCORE_FEATURES,
    UNIT_FEATURES,
    Array,
    context_features,
    contexts,
    denied_when_asked,
    interview_features,
    logit,
    root_features,
    score_arrays,
    score_features,
    sigmoid,
    unit_features,
)
from interviews.findings import Findings
from interviews.plain import LEAST_PLAIN, PLAIN_WEIGHT, counted_in_short, is_short, said_plainly
from interviews.speaking import SPEAKING_FEATURES, speaking_features

RULED_OUT = 20.0  # taken from the logit of a root cause that the customer denied
LEAST_BEST = 0.05  # a sentence less likely than this is no evidence even of the root cause


class DecisionError(ValueError):
    """Weights that do not fit this version of the program."""


@dataclass(frozen=True, slots=True)
class Decision:
    """Fitted weights, and from where a probability counts. `version` names what was fitted.

    A cause is taken up in an interview where the interview's probability of it reaches `least_interview`; then
    its best sentence counts, and each that reaches `least_unit`. `cause_offsets` move that probability's logit:
    a threshold for each cause. `context_weights`: of the features that say how far a status other than asserted is
    right; from `least_context` on it is told. `speaking_weights`: of the features that say whether the words speak of
    a reason at all; below `least_speaking` no weak sentence counts only for being the best there is.
    `step_weights`: of the features of steps, which are told from `least_step` on. `least_root`: from where the root
    cause brings in its best sentence, if none of its sentences counts by itself. `score_weights`: of the features
    that say how far the root cause may be trusted.
    """

    version: str
    unit_weights: list[float]
    interview_weights: list[float]
    cause_offsets: dict[str, float]
    root_weights: list[float]
    score_weights: list[float]
    step_weights: dict[str, list[float]]
    least_step: float
    context_weights: list[float]
    speaking_weights: list[float]
    least_speaking: float
    least_interview: float = 0.5
    least_unit: float = 0.5
    least_context: float = 0.5
    least_root: float = 0.2
    unit_features: list[str] = field(default_factory=lambda: list(UNIT_FEATURES))
    interview_features: list[str] = field(default_factory=lambda: list(INTERVIEW_FEATURES))
    root_features: list[str] = field(default_factory=lambda: list(ROOT_FEATURES))
    score_features: list[str] = field(default_factory=lambda: list(SCORE_FEATURES))
    context_features: list[str] = field(default_factory=lambda: list(CONTEXT_FEATURES))
    speaking_features: list[str] = field(default_factory=lambda: list(SPEAKING_FEATURES))


@dataclass(frozen=True, slots=True)
class Judged:
    """Probabilities for one interview: `asserted` (units, 14), `steps` (units, 3), `root` (14).

    `told` (units, 14): where the unit counts as asserted evidence of the cause. `contexts` (units, 14): elsewhere,
    the number of the status in which it speaks of the cause, 0 where it does not; `context_right`: how likely that is
    right. What `root` lacks to 1 is the chance that none of the 14 is the root cause or that these words do not tell
    it.
    """

    asserted: Array
    told: Array
    contexts: Array
    context_right: Array
    steps: Array
    root: Array
    scores: dict[str, Array]


def read_decision(path: Path) -> Decision:
    """The weights in `path`. Refused: weights fitted for other features than this program computes."""
    told = json.loads(path.read_text(encoding="utf-8"))
    if told.keys() != {part.name for part in fields(Decision)}:
        raise DecisionError(f"{path.name} is of another version; run `whyleft train` to fit it anew.")
    decision = Decision(**told)
    fitted_for = [
        decision.unit_features, decision.interview_features, decision.root_features, decision.score_features,
        decision.context_features, decision.speaking_features,
    ]  # fmt: skip
    computed = [
        UNIT_FEATURES, INTERVIEW_FEATURES, ROOT_FEATURES, SCORE_FEATURES, CONTEXT_FEATURES, SPEAKING_FEATURES
    ]  # fmt: skip
    if fitted_for != [list(names) for names in computed]:
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
    asserted = np.where(said_plainly(findings), np.maximum(asserted, LEAST_PLAIN), asserted)
    shares = root_shares_of(findings, scores, asserted, np.array(decision.root_weights))
    told = counted(asserted, in_interview(scores, asserted, shares, decision), shares, decision)
    if not speaks_of_a_reason(scores, decision):
        told &= (asserted >= decision.least_unit) | claimed(findings)
    if is_short(findings):
        told = counted_in_short(findings, asserted, told)
    root = trusted(shares, len(findings), decision)
    status, right = _contexts(findings, scores, told, decision)
    return Judged(
        asserted, told, status, right, _step_probabilities(findings, scores, decision), root, scores
    )


def root_shares_of(
    findings: Sequence[Findings], scores: dict[str, Array], asserted: Array, weights: Array
) -> Array:
    """Each cause's chance against the others of being the root cause (14,); next to none if denied when asked."""
    told = root_features(findings, scores, asserted) @ weights
    told = told + PLAIN_WEIGHT * said_plainly(findings).any(axis=0)
    return softmax(np.where(denied_when_asked(findings, asserted), told - RULED_OUT, told))


def trusted(shares: Array, units: int, decision: Decision) -> Array:
    """The shares drawn down (or up) to how often a root cause with such a share in so many sentences was right."""
    right = sigmoid(score_features(shares, units) @ np.array(decision.score_weights))
    best, largest = shares.argmax(), shares.max()
    others = min(right / largest, (1 - right) / max(1 - largest, 1e-9))
    return np.where(np.arange(len(shares)) == best, right, shares * others)


def speaks_of_a_reason(scores: dict[str, Array], decision: Decision) -> bool:
    """Whether the words are likely enough to speak of any reason for leaving."""
    likely = sigmoid(speaking_features(scores["decisive"]) @ np.array(decision.speaking_weights))
    return bool(likely >= decision.least_speaking)


def claimed(findings: Sequence[Findings]) -> Array:
    """Where a rule finds a cause asserted, shape (units, causes)."""
    told = [{cause for cause, reading in f.causes.items() if reading.status == "asserted"} for f in findings]
    return np.array([[cause in causes for cause in CAUSE_KEYS] for causes in told])


def in_interview(scores: dict[str, Array], asserted: Array, root: Array, decision: Decision) -> Array:
    """The probability of each cause that the interview holds asserted evidence of it, shape (14,)."""
    offsets = np.array([decision.cause_offsets[cause] for cause in CAUSE_KEYS])
    weights = np.array(decision.interview_weights)
    return sigmoid(interview_features(scores, asserted, root) @ weights + offsets)


def counted(asserted: Array, taken: Array, root: Array, decision: Decision) -> Array:
    """Which units count as asserted evidence of which causes, shape (units, 14); see Decision.

    `taken`: the probabilities of `in_interview`; `root`: the shares of the root cause.
    """
    is_taken = taken >= decision.least_interview
    is_taken[root.argmax()] |= root.max() >= decision.least_root
    best, causes = asserted.argmax(axis=0), np.arange(len(CAUSE_KEYS))
    told = (asserted >= decision.least_unit) & (taken >= decision.least_interview)
    told[best, causes] |= is_taken & (asserted[best, causes] >= LEAST_BEST)
    return told


def _contexts(
    findings: Sequence[Findings], scores: dict[str, Array], told: Array, decision: Decision
) -> tuple[Array, Array]:
    """`contexts` and `context_right` of Judged."""
    status, by_rule = contexts(findings, scores)
    right = sigmoid(context_features(scores, status, by_rule) @ np.array(decision.context_weights))
    is_told = may_be_context(scores, told) & (right >= decision.least_context)
    return np.where(is_told, status, 0), right


def may_be_context(scores: dict[str, Array], told: Array) -> Array:
    """Which units may speak of which causes without asserting them, shape (units, causes)."""
    return ~told & (scores["mentioned"] >= LEAST_MENTIONED)


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
