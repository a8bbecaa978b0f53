"""Evidence in a transcript is cut out without changing a letter of what was said."""

from hypothesis import given
from hypothesis import strategies as st

from analysis.marking import Mark, MarkedInterview, cut, why_unread

MARKS = st.lists(st.tuples(st.integers(0, 40), st.integers(1, 40)), max_size=6)


def mark(number: int, start: int, end: int) -> Mark:
    return Mark(number, start, end, "price", None, "asserted", 1.0, "test", None)


@given(st.text(max_size=40), MARKS)
def test_pieces_joined_are_the_words_to_the_letter(body: str, spans: list[tuple[int, int]]) -> None:
    marks = [mark(number, start, start + length) for number, (start, length) in enumerate(spans)]

    assert "".join(piece.words for piece in cut(body, marks)) == body


@given(st.text(min_size=1, max_size=40), MARKS)
def test_each_mark_covers_its_own_words_and_ends_once(body: str, spans: list[tuple[int, int]]) -> None:
    marks = [mark(n, start, start + length) for n, (start, length) in enumerate(spans) if start < len(body)]
    pieces = cut(body, marks)

    for one in marks:
        assert "".join(piece.words for piece in pieces if one in piece.marks) == body[one.start : one.end]
        assert sum(one in piece.ends for piece in pieces) == 1


def test_overlapping_marks_share_the_middle() -> None:
    pieces = cut("slow and dear", [mark(1, 0, 8), mark(2, 5, 13)])

    assert [(piece.words, len(piece.marks)) for piece in pieces] == [("slow ", 1), ("and", 2), (" dear", 1)]


def test_an_interview_without_marks_says_why_it_was_not_read() -> None:
    german = MarkedInterview("i", "call", None, None, "de", is_read=False)
    waiting = MarkedInterview("i", "call", None, None, "en", is_read=False)

    assert why_unread(german) == "Not read: it is in another language than English (de)."
    assert "Reading everything again" in why_unread(waiting)
