"""Whatever comes in, the shipped tagger gives evidence that stands where it says, in the customer's words alone."""

import pytest
from hypothesis import HealthCheck, given, settings

from interviews.interview import READ_ROLES, Interview, Reading, Turn
from interviews.scanning import scan
from interviews.tagging import load_tagger, tag
from interviews.triggers import Triggers
from tests.interviews.test_tagging import TURNS, check

ASKED = "Was it too expensive? Did nobody call you back? Did you sign with somebody else?"
TOLD = "Nobody ever called us back, and in May we signed with somebody else."
EVERY_SENTENCE = Triggers({}, constant=1.0, per_word=0.0, threshold=0.0)


@pytest.fixture(scope="module")
def tagger():
    return load_tagger()


def reading_of(tagger, *turns: Turn, language: str = "en") -> Reading:
    interview = Interview("x", turns, language=language)
    (reading,) = tag([interview], tagger=tagger)
    check(interview, reading)
    return reading


def customer(words: str) -> Turn:
    return Turn("C", "customer", words)


@pytest.mark.parametrize(
    "words",
    [
        "",
        " \n\t ",
        "No.",
        "Price",
        "Hm?",
        "ok",
        "…",
        "def leave(account):\n    return account.cancel()  # too expensive, nobody called back",
        "SELECT * FROM complaints WHERE answered IS NULL; -- never called back",
        "| month | fee |\n|---|---|\n| May | 120 |\n| June | 180 |",
        "Datum;Betrag\n01.05.;120,00\n01.06.;180,00",
        "😀😀 too 😡 expensive 👍🏽 nobody 👩‍👩‍👧 called",
        "Itâ€™s too expensive, nobody called back, trÃ¨s cher",
        "\ufeffNobody\u200b called\u00ad back\u2028and the price\u0000 rose",
        "nobody called back " * 200,
        "a" * 20_000,
        "https://example.com/" + "x/" * 500,
        "لم يتصل بنا أحد. Nobody called back.",
        "誰も電話をくれませんでした。値段が高すぎました。",
        "Es war zu teuer und niemand hat zurückgerufen.",
    ],
)
def test_odd_words_are_read_without_harm(tagger, words: str) -> None:
    reading_of(tagger, customer(words))
    reading_of(tagger, Turn("I", "interviewer", ASKED), customer(words), customer(words))


def test_fifty_thousand_words_in_a_turn(tagger) -> None:
    filler = "so we went on with it and the van came and went as it does in a week like any other "
    words = f"{filler * 1_500}{TOLD} {filler * 1_500}"
    assert len(words.split()) > 50_000
    reading_of(tagger, customer(words))


def test_an_interview_of_the_interviewer_alone_holds_nothing(tagger) -> None:
    reading = reading_of(tagger, Turn("I", "interviewer", ASKED), Turn("V", "vendor", TOLD))
    assert reading.evidence == ()
    assert reading.primary is None
    assert reading.why == "No words of the customer to read."


def test_an_interview_without_turns(tagger) -> None:
    assert reading_of(tagger).evidence == ()


def test_another_language_is_left_and_says_so(tagger) -> None:
    reading = reading_of(tagger, customer("Niemand hat zurückgerufen. Too expensive."), language="de")
    assert reading.evidence == ()
    assert "'de'" in reading.why


def test_a_customer_who_quotes_the_interviewer_is_tagged_in_the_customer_s_turn_alone(tagger) -> None:
    reading = reading_of(
        tagger,
        Turn("I", "interviewer", "Was it too expensive?"),
        customer("You ask me “was it too expensive?” No. In two years we never saw anybody from your side."),
        Turn("V", "vendor", "We never called you back, that is true."),
    )
    assert {piece.turn for piece in reading.evidence} == {1}
    assert "price" not in {piece.cause for piece in reading.evidence if piece.status == "asserted"}


@settings(max_examples=25, suppress_health_check=list(HealthCheck))
@given(TURNS)
def test_offsets_and_roles_hold_for_any_turns(tagger, turns: tuple[Turn, ...]) -> None:
    reading = reading_of(tagger, *turns)
    assert all(turns[piece.turn].role in READ_ROLES for piece in reading.evidence)


@settings(max_examples=15, suppress_health_check=list(HealthCheck))
@given(TURNS)
def test_offsets_hold_in_the_scan_of_notes_too(tagger, turns: tuple[Turn, ...]) -> None:
    interview = Interview("x", turns)
    (reading,) = scan([interview], tagger=tagger, triggers=EVERY_SENTENCE)
    check(interview, reading)
