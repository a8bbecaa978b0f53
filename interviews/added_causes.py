"""Causes that a company added: told by how near a sentence lies to their examples, without training.

Measured on the 14 causes of the codebook, each taken out and added back by eight examples: F1 of units 0.24
(trained 0.46). A place to start from, with more examples to come, and not yet a reading to rely on.
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

NEAREST = 2  # examples that a sentence must lie near to; one alone may be near by chance
THRESHOLD = 0.62  # of the mean similarity to them
HALF_RIGHT, STEEPNESS = 0.8, 12.0  # at this similarity every other finding was right


@dataclass(frozen=True)
class AddedCauses:
    """The causes and their examples' vectors, turned as the passages are; see `Passages`."""

    causes: tuple[Cause, ...]
    examples: tuple[Array, ...]
    passages: Passages

    def evidence(self, found: Findings) -> list[Evidence]:
        """Which added causes one unit speaks for, with the nearest example as the reason."""
        if found.scores is None:
            return []
        vector = _turned(np.array([found.scores.vector]), self.passages)[0]
        pairs = zip(self.causes, self.examples, strict=True)
        told = [
            _evidence(found, found.scores, cause, np.einsum("ed,d->e", near, vector)) for cause, near in pairs
        ]
        return [piece for piece in told if piece]


def read_added(causes: Sequence[Cause], encoder: Encoder) -> AddedCauses:
    """The causes with their examples read by the encoder."""
    passages = read_passages(encoder.folder)
    examples = [_turned(encoder.embed(cause.examples), passages) for cause in causes]
    return AddedCauses(tuple(causes), tuple(examples), passages)


def _evidence(found: Findings, scores: UnitScores, cause: Cause, near: Array) -> Evidence | None:
    similarity = float(np.sort(near)[-NEAREST:].mean())
    if similarity < THRESHOLD:
        return None
    unit = found.unit
    return Evidence(
        turn=unit.turn,
        start=unit.start,
        end=unit.end,
        cause=cause.key,
        status=cast(Status, STATUSES[int(np.argmax(scores.statuses))]),
        score=round(float(sigmoid(np.array(STEEPNESS * (similarity - HALF_RIGHT)))), 4),
        found_by=f"examples of {cause.key}",
        why=f"{cause.name}: near to your example “{cause.examples[int(near.argmax())]}”.",
    )


def _turned(vectors: Array, passages: Passages) -> Array:
    """Vectors (n, width) in the passages' directions, of length 1."""
    turned = np.einsum("nw,wd->nd", vectors, passages.turn)
    return turned / (np.sqrt(np.einsum("nd,nd->n", turned, turned))[:, None] + 1e-9)
