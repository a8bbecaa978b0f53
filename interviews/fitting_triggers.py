"""Fits the trigger words of the scan on coded text and on everyday notes. Used in training only."""

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
from interviews.triggers import MOST_WORDS, TRIGGERS_FILE, Triggers, terms, words_of
from interviews.units import cut

EVERYDAY_FILE = Path(__file__).with_name("rules") / "everyday_notes.txt"
LEAST_SENTENCES = 3  # a term seen in fewer tells nothing
RECALL = 0.965  # on the sentences fitted on; a little less on new ones
PENALTY = 3.0
EVERYDAY_WEIGHT = 20.0  # a few hundred stand against thousands of coded sentences


def coded_sentences(coded: Iterable[CodedInterview]) -> list[str]:
    """The words of each unit that carries any code."""
    return [
        unit.text
        for one in coded
        for unit in cut(one.interview.turns)
        if any(s.turn == unit.turn and s.start < unit.end and s.end > unit.start for s in one.spans)
    ]


def everyday_sentences(path: Path = EVERYDAY_FILE) -> list[str]:
    """Sentences of notes that hold no evidence, one a line."""
    return [line.strip() for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def fit_triggers(coded: Sequence[str], everyday: Sequence[str]) -> Triggers:
    """Weights by logistic regression with a ridge, and the threshold that keeps RECALL of the coded sentences."""
    texts = [*coded, *everyday]
    words = [words_of(text) for text in texts]
    counts = Counter(term for one in words for term in set(terms(one)))
    number = {term: i for i, term in enumerate(sorted(t for t, n in counts.items() if n >= LEAST_SENTENCES))}
    features = _matrix(words, number)
    labels = np.arange(len(texts)) < len(coded)
    weights = np.round(_fit(features, labels, np.where(labels, 1.0, EVERYDAY_WEIGHT)), 2)
    threshold = float(np.quantile((features @ weights)[labels], 1 - RECALL))
    kept = {term: float(weights[i]) for term, i in number.items() if weights[i] or " " not in term}
    constant, per_word, strange = map(float, weights[-3:])
    return Triggers(kept, constant, per_word, round(threshold, 2), strange)


def write_triggers(triggers: Triggers, path: Path = TRIGGERS_FILE) -> None:
    """Writes the weights, a term a line, so that a change can be reviewed."""
    path.write_text(json.dumps(asdict(triggers), ensure_ascii=False, indent=0) + "\n", encoding="utf-8")


def _matrix(words: Sequence[list[str]], number: dict[str, int]) -> sparse.csr_matrix:
    """Terms as columns, then one, the length, and the share of strange words."""
    places = [
        (row, number[term]) for row, one in enumerate(words) for term in set(terms(one)) if term in number
    ]
    rows, columns = np.array(places, dtype=int).reshape(-1, 2).T
    table = sparse.csr_matrix((np.ones(len(places)), (rows, columns)), shape=(len(words), len(number)))
    whole = [
        (
            1.0,
            min(len(one), MOST_WORDS) / MOST_WORDS,
            sum(word not in number for word in one) / max(1, len(one)),
        )
        for one in words
    ]
    return sparse.hstack([table, sparse.csr_matrix(np.array(whole))]).tocsr()


def _fit(features: sparse.csr_matrix, labels: Array, weigh: Array) -> Array:
    def loss(weights: Array) -> tuple[float, Array]:
        predicted = sigmoid(features @ weights)
        inside = np.clip(predicted, 1e-9, 1 - 1e-9)
        value = -(weigh * np.where(labels, np.log(inside), np.log(1 - inside))).sum()
        gradient = features.T @ (weigh * (predicted - labels)) + PENALTY * weights
        return value + 0.5 * PENALTY * float(weights @ weights), gradient

    return minimize(
        loss, np.zeros(features.shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": 100}
    ).x
