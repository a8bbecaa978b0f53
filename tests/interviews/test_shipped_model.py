"""What the shipped model finds, and what it says about it, on words that it has never seen."""

from pathlib import Path

import pytest

from interviews.coded_text import read_coded
from interviews.interview import READ_ROLES, Interview, Turn
from interviews.shipped import has_model
from interviews.tagging import CODEBOOK_VERSION, MODEL_VERSION, load_tagger, tag

CODED = Path(__file__).parents[1] / "truth" / "interviews_coded.jsonl"
pytestmark = pytest.mark.skipif(
    not has_model(), reason="no trained model in the tree; whyleft train makes one"
)


@pytest.fixture(scope="module")
def tagger():
    return load_tagger()


def test_evidence_is_valid_and_explained(tagger) -> None:
    for one in list(read_coded([CODED]))[:10]:
        (reading,) = tag([one.interview], tagger=tagger)
        for piece in reading.evidence:
            turn = one.interview.turns[piece.turn]
            assert turn.role in READ_ROLES
            assert turn.text[piece.start : piece.end].strip()
            assert piece.found_by
            if piece.found_by == MODEL_VERSION and piece.cause:
                assert "from the whole sentence." in piece.why
                assert piece.why.count("“") <= 3


def test_indirect_words_are_understood(tagger) -> None:
    words = "You know who sent us a Christmas card last year? Not you lot. The only time the phone rings is renewal."
    turns = (Turn("I", "interviewer", "Why did you leave?"), Turn("C", "customer", words))
    (reading,) = tag([Interview("card", turns)], tagger=tagger)
    assert reading.primary == "neglect"


def test_speech_without_marks_is_read(tagger) -> None:
    words = (
        "yeah so um i called them i think four times about the meter and every time it's somebody else and "
        "nobody ever rang back and then in march i just gave up and went with the other people"
    )
    (reading,) = tag([Interview("asr", (Turn("C", "customer", words),))], tagger=tagger)
    assert reading.primary == "no_response"


def test_versions_name_codebook_and_model() -> None:
    assert CODEBOOK_VERSION
    assert MODEL_VERSION not in ("", "rules")
