"""Trigger words: a quick look at a sentence that tells whether it is worth reading in full.

Every word and pair of neighbouring words has a weight, fitted to tell coded sentences from those of everyday notes; a
sentence whose weights sum to more than the threshold is chosen. The threshold is set so that nearly all coded
sentences are.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

TRIGGERS_FILE = Path(__file__).with_name("triggers.json")
WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?")
DIGIT = re.compile(r"\d")
MOST_WORDS = 30
NUMBER = "#"  # stands for every word with a figure in it


@dataclass(frozen=True, slots=True)
class Triggers:
    """Weights by word and pair ("called back"); a word that is no key of it is strange to the coded text.

    `constant` and `per_word` do for a sentence of any length, `strange` for the share of its words that are strange.
    """

    weights: dict[str, float]
    constant: float
    per_word: float
    threshold: float
    strange: float = 0.0

    def chooses(self, sentence: str) -> bool:
        """Whether the sentence should be read in full."""
        words = words_of(sentence)
        if not words:
            return False
        weights = self.weights
        total = self.constant + self.per_word * min(len(words), MOST_WORDS) / MOST_WORDS
        total += self.strange * sum(word not in weights for word in words) / len(words)
        total += sum(weights.get(term, 0.0) for term in set(terms(words)))
        return total >= self.threshold


def words_of(sentence: str) -> list[str]:
    """The words of a sentence in lower case, contractions kept whole, figures as one word."""
    words = WORD.findall(sentence.lower().replace("’", "'"))
    return [NUMBER if DIGIT.search(word) else word for word in words] if DIGIT.search(sentence) else words


def terms(words: list[str]) -> Iterator[str]:
    """Words and pairs of neighbours."""
    yield from words
    for first, second in pairwise(words):
        yield f"{first} {second}"


def read_triggers(path: Path = TRIGGERS_FILE) -> Triggers:
    """The shipped trigger words."""
    return Triggers(**json.loads(path.read_text(encoding="utf-8")))
