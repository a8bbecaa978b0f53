"""Fits the trigger words of the scan on coded text. Used in training only."""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path

import numpy as np
from scipy import sparse
from scipy.optimize import minimize

from interviews.coded_text import CodedInterview
from interviews.features import Array, sigmoid
from interviews.triggers import TRIGGERS_FILE, Triggers, terms, words_of
from interviews.units import cut

LEAST_SENTENCES = 4  # a term seen in fewer tells nothing
RECALL = 0.97  # on the sentences fitted on; a little less on new ones
PENALTY = 3.0
LEAST_WEIGHT = 0.02


def sentences(coded: Iterable[CodedInterview]) -> list[tuple[str, bool]]:
    """Each unit's words, and whether it carries any code."""
    return [
        (unit.text, any(s.turn == unit.turn and s.start < unit.end and s.end > unit.start for s in one.spans))
        for one in coded
        for unit in cut(one.interview.turns)
    ]


def fit_triggers(examples: Sequence[tuple[str, bool]]) -> Triggers:
    """Weights by logistic regression with a ridge, and the threshold that keeps RECALL of the coded sentences."""
    found = [set(terms(words_of(text))) for text, _ in examples]
    counts = Counter(term for one in found for term in one)
    number = {term: i for i, term in enumerate(sorted(t for t, n in counts.items() if n >= LEAST_SENTENCES))}
    features = _matrix([text for text, _ in examples], found, number)
    labels = np.array([coded for _, coded in examples], dtype=float)
    weights = _fit(features, labels)
    totals = features @ np.where(np.abs(weights) < LEAST_WEIGHT, 0, np.round(weights, 2))
    threshold = float(np.quantile(totals[labels == 1], 1 - RECALL))
    kept = {
        term: round(float(weights[i]), 2) for term, i in number.items() if abs(weights[i]) >= LEAST_WEIGHT
    }
    return Triggers(kept, round(float(weights[-2]), 2), round(float(weights[-1]), 2), round(threshold, 2))


def write_triggers(triggers: Triggers, path: Path = TRIGGERS_FILE) -> None:
    """Writes the weights, a term a line, so that a change can be reviewed."""
    path.write_text(json.dumps(asdict(triggers), ensure_ascii=False, indent=0) + "\n", encoding="utf-8")


def _matrix(texts: Sequence[str], found: Sequence[set[str]], number: dict[str, int]) -> sparse.csr_matrix:
    places = [(row, number[term]) for row, one in enumerate(found) for term in one if term in number]
    rows, columns = np.array(places, dtype=int).reshape(-1, 2).T
    table = sparse.csr_matrix((np.ones(len(places)), (rows, columns)), shape=(len(texts), len(number)))
    lengths = np.array([[min(len(words_of(text)), 30) / 30] for text in texts])
    ones = np.ones((len(texts), 1))
    return sparse.hstack([table, sparse.csr_matrix(np.hstack([ones, lengths]))]).tocsr()


def _fit(features: sparse.csr_matrix, labels: Array) -> Array:
    def loss(weights: Array) -> tuple[float, Array]:
        predicted = sigmoid(features @ weights)
        inside = np.clip(predicted, 1e-9, 1 - 1e-9)
        value = -(labels * np.log(inside) + (1 - labels) * np.log(1 - inside)).sum()
        gradient = features.T @ (predicted - labels) + PENALTY * weights
        return value + 0.5 * PENALTY * float(weights @ weights), gradient

    return minimize(
        loss, np.zeros(features.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": 100}
    ).x
