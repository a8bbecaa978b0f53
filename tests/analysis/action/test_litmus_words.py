"""A litmus test in sentences: what is at stake, who answered what, and who disagrees."""

from datetime import date

import pytest

from analysis.action.answers import Answer
from analysis.action.litmus import litmus_of
from analysis.action.litmus_words import answers_told, stake, standing_in_words

TODAY = date(2025, 6, 30)


def litmus(*answers, step=None):
    given = [Answer(question, text, who, on) for question, text, who, on in answers]
    return litmus_of("A", given, today=TODAY, step=step)


@pytest.mark.parametrize(
    ("test", "value", "sentence"),
    [
        (
            litmus(
                *(
                    (key, "1", "Tom", TODAY)
                    for key in ("pulse", "senior_people", "meeting_quality", "in_the_ways")
                )
            ),
            48000.0,
            "£48,000 of £48,000 a year at risk, by what colleagues answered; 4 of 19 questions answered.",
        ),
        (
            litmus(("pulse", "1", "Tom", TODAY)),
            48000.0,
            "Worth £48,000 a year; what is at risk is not known: 1 of 19 questions answered, too few to go by, and no "
            "note shows a step.",
        ),
        (
            litmus(step="step3"),
            48000.0,
            "£36,000 of £48,000 a year at risk, by what notes and calls show; nobody was asked.",
        ),
        (
            litmus(),
            48000.0,
            "Worth £48,000 a year; what is at risk is not known: nobody was asked, and no note shows a",
        ),
        (litmus(step="step3"), None, "What it is worth a year is not known; nobody was asked."),
    ],
)
def test_the_stake_says_what_it_rests_on(test, value, sentence):
    assert stake(test, value, "GBP").startswith(sentence)


def test_answers_stand_side_by_side_and_disagreement_is_named():
    told = answers_told(
        litmus(
            ("pulse", "9", "Tom Hadley", TODAY),
            ("pulse", "3", "Dev Rathbone", TODAY),
            ("competitors_seen", "Clearfall", "Tom Hadley", date(2024, 6, 30)),
        )
    )
    assert [(one.answers, one.disagree) for one in told] == [
        (("3 (Dev Rathbone, 30 June 2025)", "9 (Tom Hadley, 30 June 2025)"), True),
        (("Clearfall (Tom Hadley, 30 June 2024), too old to count",), False),
    ]


def test_an_account_at_no_step_says_so():
    assert standing_in_words(None).startswith("No note, call or ticket of the last half year")
