"""Why something counts as evidence, in words that a person can read."""

import re

import pytest

from interviews.interview import Interview, Turn
from interviews.patterns import in_words
from interviews.shipped import has_model
from interviews.tagging import MODEL_VERSION, tag
from tests.interviews.reading_words import rules_tagger

WORDS = (
    "I rang four times about the boiler and nobody ever called me back. We had to dig out the contract. "
    "Your man sneered at our apprentice, and the price was never the point."
)
LEAKING = "The pump you sold us leaked from the first week, and the third one leaked as well."  # no rule knows leaks
NEAREST = re.compile(r"Nearest coded words: “[^”]+” \([a-z_0-9:]+\); “[^”]+” \([a-z_0-9:]+\); “[^”]+” \(")


def read(tagger=None, words=WORDS):
    (reading,) = tag([Interview("x", (Turn("C", "customer", words),))], tagger=tagger)
    return reading.evidence


def test_a_rule_says_what_it_looks_for() -> None:
    found = read(rules_tagger())
    assert found
    for piece in found:
        assert f"found by the rule {piece.found_by} (" in piece.why


@pytest.mark.skipif(not has_model(), reason="no trained model in the tree; whyleft train makes one")
def test_the_model_says_how_sure_it_is_and_shows_the_three_nearest_coded_passages() -> None:
    by_model = [piece for piece in read(words=LEAKING) if piece.found_by == MODEL_VERSION and piece.cause]
    assert by_model
    for piece in by_model:
        assert "found by the trained model, right in about" in piece.why
        assert NEAREST.search(piece.why)
        assert MODEL_VERSION not in piece.why


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("i|we wondered", "i/we wondered"),
        ("do|does|did|had ~2 second_thoughts", "do/does/did/… … second thoughts"),
        ("@late again", "late/delayed/overdue/… again"),
    ],
)
def test_a_pattern_reads_as_words(pattern: str, words: str) -> None:
    assert in_words(pattern, {"late": ["late", "delayed", "overdue", "behind schedule"]}) == words
