"""Why something counts as evidence, in words that a person can read."""

import re
from pathlib import Path

import numpy as np
import pytest

from interviews.explaining import MOST, STEP, Explainer, odds
from interviews.interview import Interview, Turn
from interviews.nearest import Passages
from interviews.quoting import RuleWords
from interviews.rule_files import Rule
from interviews.shipped import has_model
from interviews.tagging import MODEL_VERSION, tag
from tests.interviews.reading_words import rules_tagger

WORDS = (
    "I rang four times about the boiler and nobody ever called me back. We had to dig out the contract. "
    "Your man sneered at our apprentice, and the price was never the point."
)
LEAKING = "The pump you sold us leaked from the first week, and the third one leaked as well."  # no rule knows leaks
QUOTED = re.compile(r"found by the words “([^”]+)”")
JARGON = re.compile(r"\b[a-z]+[_:-][a-z_]+-?\d*\b(?=[:(])|[a-z]+:[a-z]+|-\d\d\b|/")


def read(tagger=None, words=WORDS):
    (reading,) = tag([Interview("x", (Turn("C", "customer", words),))], tagger=tagger)
    return reading.evidence


def test_a_rule_quotes_the_words_that_it_found_and_no_others() -> None:
    found = read(rules_tagger())
    assert found
    for piece in found:
        quoted = QUOTED.search(piece.why)
        assert quoted
        assert quoted.group(1) in WORDS[piece.start : piece.end]
        assert piece.found_by not in piece.why  # it stands beside it, for those who ask
        assert not JARGON.search(piece.why)


@pytest.mark.parametrize(
    ("pattern", "words", "quoted"),
    [
        ("renewed|rolled itself|over", "It was Rolled over for another two years.", "Rolled over"),
        ("new ceo|finance_director", "There is a new finance director now.", "new finance director"),
        (
            "decided|decide ~4 leave|woodsoft",
            "They decided to go with Woodsoft.",
            "decided to go with Woodsoft",
        ),
        ("decided ~4 leave", "They stay.", ""),
    ],
)
def test_what_a_rule_found_is_quoted_as_it_stands_in_the_text(pattern: str, words: str, quoted: str) -> None:
    rules = RuleWords([Rule("r-1", "price", "claim", pattern)], {}, rules_tagger())
    assert rules.found("r-1", words) == quoted


def test_an_answer_that_denies_what_was_asked_quotes_nothing() -> None:
    turns = (Turn("I", "interviewer", "Was it the price?"), Turn("C", "customer", "No, not at all."))
    (reading,) = tag([Interview("x", turns)], tagger=rules_tagger())
    (piece,) = [piece for piece in reading.evidence if piece.cause == "price"]
    assert piece.why == "The customer denies it; found by the answer to the question before it."


@pytest.mark.skipif(not has_model(), reason="no trained model in the tree; whyleft train makes one")
def test_the_model_says_that_it_read_the_whole_sentence() -> None:
    by_model = [piece for piece in read(words=LEAKING) if piece.found_by == MODEL_VERSION and piece.cause]
    assert by_model
    for piece in by_model:
        assert "read by the trained part, from the whole sentence." in piece.why
        assert not JARGON.search(piece.why)
        assert MODEL_VERSION not in piece.why


@pytest.mark.parametrize(
    ("passages", "said"),
    [
        (
            {
                "It wasn't the money, we pay more now.": "price:negated",
                "The rise was more than we could carry.": "price:asserted",
                "The new fee was too much for us.": "price:asserted",
            },
            " Of the 3 most similar passages that people have read, 2 were read in the same way: "
            "“The rise was more than we could carry.”; “The new fee was too much for us.”.",
        ),
        ({"It wasn't the money, we pay more now.": "price:negated"}, ""),
        ({"that was then moved.": "price:asserted"}, ""),
    ],
)
def test_only_passages_that_people_read_in_the_same_way_are_shown(
    passages: dict[str, str], said: str
) -> None:
    kept = Passages(list(passages), list(passages.values()), np.eye(len(passages), 3), np.eye(3))
    explainer = Explainer("m", kept)
    told = explainer.cause("price", "asserted", "m", "They want too much.", (1.0, 1.0, 1.0))
    started = "The customer says that it happened to them; read by the trained part, from the whole sentence."
    assert told == started + said


@pytest.mark.parametrize(
    ("score", "of_100"), [(0.98, 85), (0.9, 85), (0.84, 85), (0.5, 50), (0.523, 50), (0.01, 5)]
)
def test_no_more_is_claimed_than_was_measured(score: float, of_100: int) -> None:
    assert odds(score) == f"right in about {of_100} of 100"


def test_the_most_that_is_claimed_is_what_the_readme_says_was_found_in_interviews_held_out() -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    (held_out,) = re.findall(r"^\| root cause found \| [\d.]+ \| ([\d.]+) \|", readme, re.MULTILINE)
    assert 100 * float(held_out) - STEP < MOST <= 100 * float(held_out)
