"""The tagger as a whole: what holds for every interview, whatever words are in it."""

import subprocess
import sys
from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from interviews.codebook import CAUSES, STATUSES, STEPS
from interviews.coded_text import CODED_FOLDER, read_coded
from interviews.interview import READ_ROLES, Interview, Reading, Turn
from interviews.tagging import load_tagger, tag
from tests.interviews.reading_words import rules_tagger

ROLES = ("customer", "interviewer", "vendor", "note")
SPOKEN = (
    "we they nobody never not if price rude called back contract renewed “no” … 😀 \x00 \u200b \ufffd été 日本語 "
    "Nobody called back. It was too expensive! It wasn't the price? dug out the contract \n\n | a | b |"
)
WORDS = st.sampled_from(SPOKEN.split(" "))
TEXTS = st.one_of(st.text(max_size=200), st.lists(WORDS, max_size=60).map(" ".join))
TURNS = st.lists(st.builds(Turn, st.just("S"), st.sampled_from(ROLES), TEXTS), max_size=6).map(tuple)


def check(interview: Interview, reading: Reading) -> None:
    """What must hold of any reading of any interview."""
    assert reading.interview_id == interview.interview_id
    assert reading.primary is None or reading.primary in CAUSES
    assert 0 <= reading.primary_score <= 1
    for piece in reading.evidence:
        turn = interview.turns[piece.turn]
        assert turn.role in READ_ROLES
        assert 0 <= piece.start < piece.end <= len(turn.text)
        assert turn.text[piece.start : piece.end].strip() == turn.text[piece.start : piece.end] != ""
        assert (piece.cause in CAUSES and piece.status in STATUSES) != (piece.step in STEPS)
        assert 0 <= piece.score <= 1
        assert piece.found_by
        assert piece.why


@settings(max_examples=60)
@given(TURNS)
def test_any_words_give_valid_evidence(turns: tuple[Turn, ...]) -> None:
    interview = Interview("x", turns)
    (reading,) = tag([interview], tagger=rules_tagger())
    check(interview, reading)


@pytest.mark.parametrize(
    "turns",
    [
        (),
        (Turn("C", "customer", ""),),
        (Turn("C", "customer", "   \n "),),
        (Turn("C", "customer", "No."),),
        (Turn("I", "interviewer", "Nobody called back. It was too expensive."),),
        (Turn("V", "vendor", "We never called you back, that is true."),),
        (Turn("C", "customer", "def f(x):\n    return x  # too expensive\n| a | b |\n|---|---|"),),
        (Turn("C", "customer", "Itâ€™s too expensive, 😀😀 nobody called back"),),
        (Turn("C", "customer", 'She asked "was it too expensive?" and I said no.'),),
    ],
)
def test_odd_words_do_not_break_it(turns: tuple[Turn, ...]) -> None:
    interview = Interview("odd", turns)
    (reading,) = tag([interview], tagger=rules_tagger())
    check(interview, reading)
    if not any(turn.role in READ_ROLES for turn in turns):
        assert reading.evidence == ()
        assert reading.primary is None


def test_very_long_turn_is_read() -> None:
    turn = Turn("C", "customer", "nobody ever called us back and so it went on and on " * 4_500)
    interview = Interview("long", (turn,))
    (reading,) = tag([interview], tagger=rules_tagger())
    check(interview, reading)
    assert len(turn.text.split()) > 50_000


def test_other_languages_are_left_unread_and_say_so() -> None:
    interview = Interview("de", (Turn("C", "customer", "Der Preis war too expensive."),), language="de")
    (reading,) = tag([interview], tagger=rules_tagger())
    assert reading.evidence == ()
    assert "'de'" in reading.why


@pytest.mark.long
def test_readings_do_not_depend_on_batch_or_processes() -> None:
    interviews = [coded.interview for coded in read_coded([CODED_FOLDER / "w3.jsonl"])][:12]
    one_by_one = list(tag(interviews, batch_size=1))
    assert list(tag(interviews, batch_size=7)) == one_by_one
    assert list(tag(interviews, batch_size=5, processes=2)) == one_by_one
    assert [next(tag([interview])) for interview in interviews[:2]] == one_by_one[:2]


def test_pipeline_is_saved_and_loaded_by_spacy(tmp_path: Path) -> None:
    tagger = rules_tagger()
    tagger.to_disk(tmp_path / "tagger")
    again = spacy.load(tmp_path / "tagger")
    interviews = [coded.interview for coded in read_coded([CODED_FOLDER / "w3.jsonl"])][:5]
    assert list(tag(interviews, tagger=again)) == list(tag(interviews, tagger=tagger))


def test_import_needs_no_app_or_database() -> None:
    code = (
        "import sys\n"
        "sys.modules['torch'] = None\n"  # spaCy itself imports PyTorch where it finds it; nothing may need it
        "import interviews.jsonl_tagging, interviews.tagging\n"
        "print([name for name in ('pandas', 'duckdb', 'streamlit', 'scipy') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_pipeline_names_its_parts() -> None:
    assert load_tagger(with_model=False).pipe_names == [
        "whyleft_causes",
        "whyleft_context",
        "whyleft_steps",
        "whyleft_signs",
        "whyleft_plain",
        "whyleft_decision",
    ]


def test_a_table_or_smileys_alone_are_no_evidence() -> None:
    for words in ("| a | b |\n|---|---|\n" * 20, "😀 😡", "a b c d e. f g."):
        (reading,) = tag([Interview("t", (Turn("C", "customer", words),))])
        assert reading.evidence == ()
        assert reading.primary is None
