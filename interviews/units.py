"""The units that are read and scored: sentences, cut at 30 words, with what stands around them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from interviews.interview import READ_ROLES, Turn

UNIT_WORDS = 30  # speech recognition writes no full stops; a longer stretch blurs what is said where
QUESTION_WORDS = 40
_SENTENCE = re.compile(r"\S.*?(?:[.!?…]+[\"')\]]*(?=\s|$)|\n|$)", re.DOTALL)
_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Unit:
    """`text` is characters `start` to `end` (half-open) of turn `turn`; the rest is what a reader has just read.

    `question` is the end of the last turn of an interviewer or vendor since the speaker's previous turn ("" if
    none), `before` the two units before in the same turn, `after` the one that follows in it.
    """

    turn: int
    start: int
    end: int
    text: str
    role: str
    question: str = ""
    before: tuple[str, ...] = ()
    after: str = ""


@dataclass(frozen=True, slots=True)
class UnitScores:
    """What the trained encoder makes of one unit; every figure a probability. Orders: CAUSES, STATUSES, STEPS.

    `mentioned`: the unit speaks of the cause in whatever status (14). `asserted`: it carries asserted evidence
    of it (14). `statuses`: its status, given that it speaks of some cause (5, sum 1). `steps`: it carries a
    signal of the step (3). `vector`: the unit's embedding, of length 1. `decisive`: how much the unit speaks for
    each cause being the root cause (14 logits; an interview's is the logarithm of the sum of their exponentials).
    """

    turn: int
    start: int
    end: int
    mentioned: tuple[float, ...]
    asserted: tuple[float, ...]
    statuses: tuple[float, ...]
    steps: tuple[float, ...]
    vector: Sequence[float] = ()
    decisive: Sequence[float] = ()


def unit_spans(text: str) -> list[tuple[int, int]]:
    """(start, end) of each sentence, cut at 30 words; half-open, in reading order, without overlap."""
    spans = []
    for sentence in _SENTENCE.finditer(text):
        words = [(match.start(), match.end()) for match in _WORD.finditer(sentence.group())]
        for first in range(0, len(words), UNIT_WORDS):
            chunk = words[first : first + UNIT_WORDS]
            spans.append((sentence.start() + chunk[0][0], sentence.start() + chunk[-1][1]))
    return spans


def cut(turns: Sequence[Turn]) -> list[Unit]:
    """The units of all turns that can hold evidence, in reading order."""
    return list(_cut(turns))


def _cut(turns: Sequence[Turn]) -> Iterator[Unit]:
    question = ""
    for number, turn in enumerate(turns):
        if turn.role not in READ_ROLES:
            question = " ".join(turn.text.split()[-QUESTION_WORDS:])
            continue
        spans = unit_spans(turn.text)
        texts = [turn.text[start:end] for start, end in spans]
        for i, (start, end) in enumerate(spans):
            before, after = tuple(texts[max(0, i - 2) : i]), texts[i + 1] if i + 1 < len(texts) else ""
            yield Unit(number, start, end, texts[i], turn.role, question, before, after)
        question = ""
