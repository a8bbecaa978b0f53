"""Why something counts as evidence, in words that a person can read."""

import re

import pytest

from interviews.explaining import odds
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
NEAREST = re.compile(
    r"Most like these words that people have read: “.+” \([A-Z][^()]+\); “.+” \([A-Z][^()]+\); “.+” \([A-Z][^()]+\)\."
)
JARGON = re.compile(r"\b[a-z]+[_:-][a-z_]+-?\d*\b(?=[:(])|[a-z]+:[a-z]+|-\d\d\b|/")


def read(tagger=None, words=WORDS):
    (reading,) = tag([Interview("x", (Turn("C", "customer", words),))], tagger=tagger)
    return reading.evidence


def test_a_rule_says_what_it_looks_for() -> None:
    found = read(rules_tagger())
    assert found
    for piece in found:
        assert "found by words such as “" in piece.why
        assert piece.found_by not in piece.why  # it stands beside it, for those who ask
        assert not JARGON.search(piece.why)


@pytest.mark.skipif(not has_model(), reason="no trained model in the tree; whyleft train makes one")
def test_the_model_shows_the_three_nearest_coded_passages_and_what_people_made_of_them() -> None:
    by_model = [piece for piece in read(words=LEAKING) if piece.found_by == MODEL_VERSION and piece.cause]
    assert by_model
    for piece in by_model:
        assert "found by the trained model." in piece.why
        assert not JARGON.search(piece.why)
        assert NEAREST.search(piece.why)
        assert MODEL_VERSION not in piece.why


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("i|we wondered", "i wondered"),
        ("do|does|did|had ~2 second_thoughts", "do … second thoughts"),
        ("@late again", "late again"),
    ],
)
def test_a_pattern_reads_as_words(pattern: str, words: str) -> None:
    assert in_words(pattern, {"late": ["late", "delayed", "overdue", "behind schedule"]}) == words


@pytest.mark.parametrize(("score", "of_100"), [(0.98, 90), (0.84, 85), (0.5, 50), (0.523, 50), (0.01, 5)])
def test_no_more_is_claimed_than_was_measured(score: float, of_100: int) -> None:
    assert odds(score) == f"right in about {of_100} of 100"
