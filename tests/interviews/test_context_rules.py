"""Context: a scope is half-open and ends with its clause, and a neighbour in the same sentence stays untouched."""

import pytest

from tests.interviews.reading_words import statuses


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "It was not about the price, but nobody ever called back.",
            {"price": "negated", "no_response": "asserted"},
        ),
        (
            "Nobody ever called back, though it was never about the price.",
            {"no_response": "asserted", "price": "negated"},
        ),
        (
            "The price was not the problem; the system kept crashing.",
            {"price": "negated", "reliability": "asserted"},
        ),
    ],
)
def test_scope_ends_with_the_clause(sentence: str, expected: dict[str, str]) -> None:
    found = statuses(sentence)
    assert {cause: found.get(cause) for cause in expected} == expected


def test_answer_that_opens_with_no_denies_what_was_asked() -> None:
    assert statuses("No, never.", "Was anyone rude to you?") == {"tone": "negated"}


def test_yes_is_not_turned_into_evidence() -> None:
    assert statuses("Yes, I suppose so.", "Was the price too high?") == {}


def test_curly_and_straight_apostrophes_read_alike() -> None:
    straight, curly = "It wasn't about the price.", "It wasn’t about the price."
    assert statuses(straight) == statuses(curly) == {"price": "negated"}
