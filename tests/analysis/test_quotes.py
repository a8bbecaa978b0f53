"""A quote is never half a sentence, and never pages of it."""

import pytest

from analysis.quotes import MOST_BESIDE, in_full

TOLD = 'It took long. Each time told it was "with the planning team". An appointment was booked; nobody came.'


@pytest.mark.parametrize(
    ("piece", "words"),
    [
        ("Each time told it was", 'Each time told it was "with the planning team".'),
        ("planning team", 'Each time told it was "with the planning team".'),
        ("It took long.", "It took long."),
        (" An appointment was booked; nobody came.", "An appointment was booked; nobody came."),
        ("long. Each time", 'It took long. Each time told it was "with the planning team".'),
    ],
)
def test_a_piece_is_shown_with_the_rest_of_its_sentence(piece: str, words: str) -> None:
    start = TOLD.index(piece)

    assert in_full(TOLD, start, start + len(piece)) == words


def test_lines_end_sentences_and_a_body_without_a_full_stop_is_whole() -> None:
    body = "Price too high\nnobody rang us back"

    assert in_full(body, 15, 21) == "nobody rang us back"


def test_of_a_very_long_sentence_only_the_piece_is_shown() -> None:
    body = f"{'well ' * MOST_BESIDE}nobody rang {'and so on ' * MOST_BESIDE}"
    start = body.index("nobody")

    assert in_full(body, start, start + len("nobody rang")) == "… nobody rang …"
