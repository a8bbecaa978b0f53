"""Causes that a company added: told apart from everything else that customers say by their examples alone.

The examples stand against the coded passages that ship with the model: a ridge-logistic regression on the encoder's
vectors, fitted when the tagger is loaded. The encoder itself is not trained again. What this is worth stands in
benchmarks/tagger.md: a place to start from, with more examples to come, and not yet a reading to rely on.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

import numpy as np

from interviews.codebook import STATUSES, Cause
from interviews.encoder import Encoder
from interviews.features import Array, sigmoid
from interviews.findings import Findings
from interviews.interview import Evidence, Status
from interviews.nearest import Passages, read_passages
from interviews.units import UnitScores

THRESHOLD = 0.7
HALF_RIGHT = 1.4  # at this logit every other finding was right, by writers held out
SIDE_WEIGHT = 50.0  # of all examples together, and of all passages together: few stand against thousands
PENALTY = 1.0
STEPS_OF_FIT = 12


@dataclass(frozen=True)
class AddedCause:
    """One cause; `examples` (n, d) are their vectors, turned as the passages are; `weights` end with the constant."""

    cause: Cause
    examples: Array
    weights: Array


@dataclass(frozen=True)
class AddedCauses:
    """The causes of one codebook, and the passages that they were set against."""

    causes: tuple[AddedCause, ...]
    passages: Passages

    def evidence(self, found: Findings) -> list[Evidence]:
        """Which added causes one unit speaks for, with the nearest example as the reason."""
        if found.scores is None:
            return []
        vector = _turned(np.array([found.scores.vector]), self.passages)[0]
        told = [_evidence(found, found.scores, added, vector) for added in self.causes]
        return [piece for piece in told if piece]


def read_added(causes: Sequence[Cause], encoder: Encoder) -> AddedCauses:
    """The causes, each set against the coded passages."""
    passages = read_passages(encoder.folder)
    added = []
    for cause in causes:
        examples = _turned(encoder.embed(cause.examples), passages)
        added.append(AddedCause(cause, examples, fitted(examples, passages.codes)))
    return AddedCauses(tuple(added), passages)


def fitted(examples: Array, others: Array) -> Array:
    """Weights (d + 1, the constant last) that tell the examples from the others, both (n, d).

    Newton's method on the logistic loss, both sides weighing the same, with a ridge on all but the constant.
    """
    rows = np.vstack([examples, others]).astype(np.float64)
    rows = np.hstack([rows, np.ones((len(rows), 1))])
    labels = np.arange(len(rows)) < len(examples)
    share = np.where(labels, SIDE_WEIGHT / len(examples), SIDE_WEIGHT / len(others))
    ridge = np.full(rows.shape[1], PENALTY)
    ridge[-1] = 1e-6
    weights = np.zeros(rows.shape[1])
    for _ in range(STEPS_OF_FIT):
        told = sigmoid(rows @ weights)
        slope = rows.T @ (share * (told - labels)) + ridge * weights
        curve = (rows * (share * told * (1 - told))[:, None]).T @ rows + np.diag(ridge)
        weights -= np.linalg.solve(curve, slope)
    return weights


def _evidence(found: Findings, scores: UnitScores, added: AddedCause, vector: Array) -> Evidence | None:
    told = np.einsum("d,d->", vector, added.weights[:-1]) + added.weights[-1]
    if sigmoid(told) < THRESHOLD:
        return None
    unit, cause = found.unit, added.cause
    nearest = int(np.einsum("ed,d->e", added.examples, vector).argmax())
    return Evidence(
        turn=unit.turn,
        start=unit.start,
        end=unit.end,
        cause=cause.key,
        status=cast(Status, STATUSES[int(np.argmax(scores.statuses))]),
        score=round(float(sigmoid(told - HALF_RIGHT)), 4),
        found_by=f"examples of {cause.key}",
        why=f"{cause.name}: near to your example “{cause.examples[nearest]}”.",
    )


def _turned(vectors: Array, passages: Passages) -> Array:
    """Vectors (n, width) in the passages' directions, of length 1."""
    turned = np.einsum("nw,wd->nd", vectors, passages.turn)
    return turned / (np.sqrt(np.einsum("nd,nd->n", turned, turned))[:, None] + 1e-9)
