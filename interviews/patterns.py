"""The small language that rules are written in, and its translation into spaCy's token patterns.

A pattern is a row of elements: `word`, `one|other`, `two_words|one`, `@group` (a list in rules/words.toml) and
`~3`, a gap of at most three words inside the clause. Words are compared as spaCy normalises them, so "did not"
finds "didn't".
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from spacy.lang.en.stop_words import STOP_WORDS
from spacy.language import Language

CLAUSE_ENDS = (".", ";", ":", "!", "?", "but", "because", "although", "though")
MAX_SEQUENCES = 400
_GAP = re.compile(r"~(\d)")


class PatternError(ValueError):
    """A pattern that cannot be translated; the message holds the pattern."""


@dataclass(frozen=True, slots=True)
class CompiledPattern:
    """`sequences` for a Matcher (any of them), `triggers`: phrases of which one is in every match.

    `needed`: for each element but the gaps, words of which one is in every match.
    """

    sequences: list[list[dict]]
    triggers: list[tuple[str, ...]]
    needed: list[set[str]]


Phrase = tuple[str, ...]


def compile_pattern(pattern: str, groups: Mapping[str, Sequence[str]], nlp: Language) -> CompiledPattern:
    """The token patterns of `pattern`, and the phrases that tell a sentence worth looking at.

    The triggers are the alternatives of the element with the fewest everyday words, since those are rare.
    """
    elements = [_element(word, groups, nlp, pattern) for word in pattern.split()]
    while elements and isinstance(elements[-1], int):
        elements.pop()  # a gap at the end says nothing
    fixed = [element for element in elements if not isinstance(element, int)]
    if not fixed:
        raise PatternError(f"'{pattern}' has no word in it; expected at least one beside the gaps.")
    choices = [[_gap(element)] if isinstance(element, int) else _specs(element) for element in elements]
    sequences = [[spec for part in parts for spec in part] for parts in product(*choices)]
    if len(sequences) > MAX_SEQUENCES:
        raise PatternError(
            f"'{pattern}' stands for {len(sequences)} patterns; at most {MAX_SEQUENCES} are accepted."
        )
    needed = [{phrase[0] for phrase in element} for element in fixed]
    return CompiledPattern(sequences, min(fixed, key=_commonness), needed)


def _element(
    word: str, groups: Mapping[str, Sequence[str]], nlp: Language, pattern: str
) -> int | list[Phrase]:
    if gap := _GAP.fullmatch(word):
        return int(gap.group(1))
    phrases: dict[Phrase, None] = {}
    for option in word.split("|"):
        if option.startswith("@") and option[1:] not in groups:
            raise PatternError(f"'{pattern}' names the group {option}, which words.toml does not have.")
        for text in groups[option[1:]] if option.startswith("@") else [option.replace("_", " ")]:
            phrases[tuple(token.norm_ for token in nlp.make_doc(text))] = None
    return list(phrases)


def _gap(size: int) -> list[dict]:
    return [{"NORM": {"NOT_IN": list(CLAUSE_ENDS)}, "OP": f"{{0,{size}}}"}] if size else []


def _specs(phrases: list[Phrase]) -> list[list[dict]]:
    singles = [phrase[0] for phrase in phrases if len(phrase) == 1]
    sequences = [[{"NORM": word} for word in phrase] for phrase in phrases if len(phrase) > 1]
    return ([[{"NORM": {"IN": singles}}]] if singles else []) + sequences


def _commonness(phrases: list[Phrase]) -> tuple[float, int]:
    """Sorts elements, rarest first: the share of alternatives made of everyday words alone, then their number."""
    everyday = sum(all(word in STOP_WORDS or len(word) < 2 for word in phrase) for phrase in phrases)
    return everyday / len(phrases), len(phrases)
