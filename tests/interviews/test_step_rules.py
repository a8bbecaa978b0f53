"""Signals of steps 2 to 4, and sentences that only look like them."""

import pytest

from tests.interviews.reading_words import steps


@pytest.mark.parametrize(
    ("sentence", "step"),
    [
        ("I began to wonder whether this was the tip of the iceberg.", "step2"),
        ("I asked myself why we were paying these people.", "step2"),
        ("If they can't fix that, what else is wrong?", "step2"),
        ("I dug out the contract to see when it ran out.", "step3"),
        ("We got three quotes in June.", "step3"),
        ("We stopped returning their calls.", "step3"),
        ("We didn't tell anyone until the new system was in.", "step4"),
        ("I ticked price because it was the easiest answer.", "step4"),
        ("We gave notice in March.", "step4"),
        ("Three e-mails since June, no reply to any.", "step3"),
        ("Not one ticket from them since the summer.", "step3"),
        ("Wants the readings of all years exported to a file.", "step3"),
        ("Another supplier was on site, measuring the tanks.", "step3"),
        ("Renewal parked until further word.", "step3"),
        ("She wonders whether we are the right people.", "step2"),
        ("Formal notice received by post.", "step4"),
        ("Asked us to collect the equipment by May.", "step4"),
    ],
)
def test_rule_sees_the_step(sentence: str, step: str) -> None:
    assert step in steps(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The contract ran well for years.",
        "They told us about the dog.",
        "We got three vans.",
        "Copy of the delivery note filed.",
        "Ticket closed, all fine since.",
        "Collected two empty drums.",
    ],
)
def test_other_words_are_no_step(sentence: str) -> None:
    assert steps(sentence) == set()
