"""Units are the scorer's: sentences cut at 30 words, each with the question before it."""

import json
import sys
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from interviews.interview import Turn
from interviews.units import UNIT_WORDS, cut, unit_spans
from tests.shared_data import SHARED, needs_shared


def test_sentences_end_at_marks_and_line_breaks() -> None:
    text = 'He left. "Really?" she said.\nYes… and no'
    assert [text[a:b] for a, b in unit_spans(text)] == [
        "He left.",
        '"Really?"',
        "she said.",
        "Yes…",
        "and no",
    ]


def test_speech_without_marks_is_cut_at_thirty_words() -> None:
    text = " ".join(f"word{i}" for i in range(2 * UNIT_WORDS + 1))
    assert [len(text[a:b].split()) for a, b in unit_spans(text)] == [UNIT_WORDS, UNIT_WORDS, 1]


def test_question_is_that_of_the_last_other_speaker() -> None:
    turns = [
        Turn("I", "interviewer", "Was it the price?"),
        Turn("C", "customer", "No. Not at all."),
        Turn("C", "customer", "It was the wait."),
        Turn("V", "vendor", "Which wait?"),
        Turn("N", "note", "Long one."),
    ]
    assert [(u.text, u.question) for u in cut(turns)] == [
        ("No.", "Was it the price?"),
        ("Not at all.", "Was it the price?"),
        ("It was the wait.", ""),
        ("Long one.", "Which wait?"),
    ]


@given(st.text())
def test_units_hold_every_word_once_in_order(text: str) -> None:
    spans = unit_spans(text)
    assert " ".join(text[a:b] for a, b in spans).split() == text.split()
    assert all(b <= c for (_, b), (c, _) in pairwise(spans))


@needs_shared
def test_units_agree_with_the_corpus_scorer() -> None:
    sys.path.insert(0, str(SHARED / "tools"))
    import score

    for line in (SHARED / "corpus" / "w5.jsonl").read_text(encoding="utf-8").splitlines():
        for turn in json.loads(line)["turns"]:
            plain = score.strip(turn["text"])[0]
            assert unit_spans(plain) == score.units(plain)
