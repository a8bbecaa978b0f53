"""The windows that the encoder reads: every unit once, the question before it, never too long."""

from hypothesis import given, settings
from hypothesis import strategies as st

from interviews.interview import Turn
from interviews.units import cut
from interviews.windows import CORE_TOKENS, LEFT_TOKENS, RIGHT_TOKENS, UNIT_TOKENS, Specials, windows

SPECIALS = Specials(cls=1, sep=2, unknown=3, note=4)
LONGEST = CORE_TOKENS + 2 * UNIT_TOKENS + LEFT_TOKENS + RIGHT_TOKENS + 2


def by_length(texts):
    """A tokenizer that gives each word its length plus ten as id, so that tests can read the ids."""
    return [[10 + len(word) for word in text.split()] for text in texts]


def cut_windows(*turns):
    return windows(cut([Turn("A", role, text) for role, text in turns]), by_length, SPECIALS)


def test_a_short_answer_is_one_window_with_its_question():
    (window,) = cut_windows(("interviewer", "Why did you go?"), ("customer", "Nobody called. We waited."))
    assert window.ids == [1, 2, 13, 13, 13, 13, 2, 16, 17, 12, 17, 2]
    assert window.types == [0, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0]
    assert window.members == [(0, 7, 9), (1, 9, 11)]


def test_a_note_opens_with_its_word():
    (window,) = cut_windows(("note", "Client quiet."))
    assert window.ids == [1, 2, 4, 16, 16, 2]


def test_a_window_sees_the_end_of_the_one_before_and_the_beginning_of_the_next():
    first, second = cut_windows(("customer", "One two three. " * 100))[:2]
    core = 1 + CORE_TOKENS // 3 * 3  # the separator that opens the turn, and whole units
    assert len(first.ids) == 1 + core + RIGHT_TOKENS + 1
    assert second.members[0][1] == 1 + LEFT_TOKENS


def test_units_without_a_token_are_read_as_unknown():
    found = windows(cut([Turn("A", "customer", "\u200b")]), lambda texts: [[] for _ in texts], SPECIALS)
    assert found[0].ids == [1, 2, 3, 2]


def test_no_unit_no_window():
    assert cut_windows() == []
    assert cut_windows(("interviewer", "Hello?")) == []


turns_of_any_kind = st.lists(
    st.tuples(st.sampled_from(["customer", "interviewer", "vendor", "note"]), st.text(max_size=400)),
    max_size=12,
)


@given(turns_of_any_kind)
@settings(max_examples=60)
def test_every_unit_is_read_exactly_once_in_a_window_of_bounded_length(turns):
    units = cut([Turn("A", role, text) for role, text in turns])
    found = windows(units, by_length, SPECIALS)
    assert [member for window in found for member, _, _ in window.members] == list(range(len(units)))
    for window in found:
        assert len(window.ids) == len(window.types) <= LONGEST
        assert all(0 < first < last < len(window.ids) for _, first, last in window.members)
