"""The interviewer's question in the customer's mouth is no answer."""

import pytest

from interviews.echoes import begins_the_answer, echoes_the_question
from interviews.units import Unit

ASKED = "So tell me, was it too expensive?"


@pytest.mark.parametrize(
    ("words", "repeats"),
    [
        ("You ask me “was it too expensive?”", True),
        ('"Was it too expensive?"', True),
        ("Was it too expensive?", False),  # without quotation marks it may be the customer's own
        ("“Too expensive” is what I told my wife about the whole of it.", False),
        ("You said “nobody called back”.", False),
        ("It was too expensive.", False),
    ],
)
def test_a_question_repeated_in_quotation_marks(words: str, repeats: bool) -> None:
    assert echoes_the_question(Unit(1, 0, len(words), words, "customer", ASKED)) is repeats


def test_without_a_question_before_nothing_is_repeated() -> None:
    assert not echoes_the_question(Unit(0, 0, 5, "“Was it too expensive?”", "customer"))


@pytest.mark.parametrize(
    ("words", "before", "begins"),
    [
        ("No, nobody called.", (), True),
        ("No, nobody called.", ("Too expensive?",), True),
        ("No, nobody called.", ("Well.",), False),
        ("Nobody called.", ("Too expensive?", "No."), False),
    ],
)
def test_an_answer_begins_after_words_of_the_question(
    words: str, before: tuple[str, ...], begins: bool
) -> None:
    assert begins_the_answer(Unit(1, 0, len(words), words, "customer", ASKED, before)) is begins


def test_without_a_question_no_answer_begins() -> None:
    assert not begins_the_answer(Unit(0, 0, 5, "No.", "customer"))
