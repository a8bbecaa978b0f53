"""Once a person has corrected the evidence of an interview, the tagger's own decision is made anew from what stands."""

from dataclasses import replace

import pytest

from interviews.anew import NOTHING_LEFT, decide_anew, hear
from interviews.codebook import extended_codebook
from interviews.interview import Evidence, Interview, Turn, causes
from interviews.tagging import load_tagger, tag

SPOKEN = Interview(
    "i1",
    (
        Turn("Ada", "interviewer", "Why did you leave?"),
        Turn(
            "Jo",
            "customer",
            "The price went up by half and we could no longer afford it. Nobody ever rang us back about "
            "the broken pump. Three complaints, and never an answer.",
        ),
    ),
)


@pytest.fixture(scope="module")
def tagger():
    return load_tagger()


@pytest.fixture(scope="module")
def heard(tagger):
    return hear(SPOKEN, tagger)


@pytest.fixture(scope="module")
def other(heard) -> str:
    """The cause that words assert and that is not the root cause."""
    (cause,) = causes(heard.reading.evidence) - {heard.reading.primary}
    return cause


def without(evidence, cause: str) -> list[Evidence]:
    return [piece for piece in evidence if piece.cause != cause]


def test_what_is_heard_is_what_the_tagger_reads(tagger, heard):
    assert heard.reading == next(tag([SPOKEN], tagger=tagger))
    assert causes(heard.reading.evidence) == {"no_response", "price"}
    assert heard.reading.primary in ("no_response", "price")


def test_without_corrections_the_tagger_s_own_answer_comes_out(tagger, heard):
    confirmed = [replace(piece, score=1.0, found_by="person: Ada") for piece in heard.reading.evidence]
    assert decide_anew(heard, heard.reading.evidence, tagger) == heard.reading
    assert decide_anew(heard, confirmed, tagger).primary_score == heard.reading.primary_score


def test_a_cause_whose_words_a_person_took_away_gives_way_to_the_next(tagger, heard, other):
    now = decide_anew(heard, without(heard.reading.evidence, heard.reading.primary), tagger)
    assert now.primary == other
    assert 0 < now.primary_score <= 1
    assert now.why.endswith("A person has corrected what was read.")


@pytest.mark.parametrize("status", ["negated", "other_party", "hypothetical", "resolved"])
def test_words_that_a_person_no_longer_takes_as_having_happened_speak_for_no_root_cause(
    tagger, heard, other, status
):
    restated = [
        replace(piece, status=status, score=1.0) if piece.cause == heard.reading.primary else piece
        for piece in heard.reading.evidence
    ]
    assert decide_anew(heard, restated, tagger).primary == other


def test_where_no_words_are_left_there_is_no_root_cause(tagger, heard):
    now = decide_anew(heard, [], tagger)
    assert (now.primary, now.primary_score, now.why) == (None, 0.0, NOTHING_LEFT)


def test_words_that_a_person_put_down_to_another_cause_may_make_it_the_root_cause(tagger, heard):
    moved = [
        replace(piece, cause="tone", score=1.0, found_by="person: Ada") for piece in heard.reading.evidence
    ]
    assert decide_anew(heard, moved, tagger).primary == "tone"


def test_every_correction_of_a_single_piece_leaves_a_cause_that_words_assert(tagger, heard):
    evidence = heard.reading.evidence
    for number in range(len(evidence)):
        standing = [*evidence[:number], *evidence[number + 1 :]]
        assert decide_anew(heard, standing, tagger).primary in causes(standing)


def test_a_cause_of_the_company_s_own_wins_where_most_evidence_speaks_for_it():
    examples = '", "'.join(
        f"The gate squeaked {often} every day." for often in ("once", "twice", "loudly", "ever", "so")
    )
    own = load_tagger(
        extended_codebook(
            f'[[cause]]\nkey = "gate"\nname = "Gate"\ndefinition = "It squeaks."\nexamples = ["{examples}"]'
        )
    )
    heard = hear(SPOKEN, own)
    moved = [
        replace(piece, cause="gate", score=1.0, found_by="person: Ada")
        for piece in heard.reading.evidence
        if piece.cause
    ]
    assert decide_anew(heard, moved, own).primary == "gate"
    forgotten = [replace(piece, cause="of_a_former_codebook") for piece in moved]
    assert decide_anew(heard, forgotten, own).primary is None
