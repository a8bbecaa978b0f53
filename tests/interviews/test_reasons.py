"""Short reasons of loss records, as companies write them, and the causes they may stand for."""

import pytest

from interviews.reasons import suggest


@pytest.mark.parametrize(
    ("reason", "causes"),
    [
        ("Attitude of support person", ["tone"]),
        ("Budget", ["price"]),
        ("Network reliability", ["reliability"]),
        ("Competitor made better offer", ["competition"]),
        ("Price / budget cut", ["price"]),
        ("Merger", ["new_decision_makers"]),
        ("Closed / moved", ["need_ended"]),
        ("Contract terms", ["terms"]),
        ("Slow response from support", ["no_response"]),
        ("Lack of self-service on website", ["product_gap"]),
        ("No response from customer", []),
        ("Don't know", []),
        ("Other", []),
        ("", []),
        ("Low usage", ["delivery"]),
        ("Sneering at our people", ["tone"]),  # no rule knows it: the trained model does
    ],
)
def test_reason_stands_for(reason: str, causes: list[str]) -> None:
    assert [suggestion.cause for suggestion in suggest([reason])[reason]] == causes


def test_each_reason_once_in_order() -> None:
    assert list(suggest(["Price", "Tone", "Price"])) == ["Price", "Tone"]


def test_suggestion_says_why() -> None:
    (suggestion,) = suggest(["Budget freeze"])["Budget freeze"]
    assert "“Budget”" in suggestion.why
