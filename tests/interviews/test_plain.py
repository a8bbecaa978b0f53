"""Notes, survey answers and mails of one or two sentences: plain words give the reason, everyday words give none."""

from dataclasses import replace

import pytest

from interviews.anew import decide_anew, hear
from interviews.decision import judge, read_decision
from interviews.features import CAUSE_KEYS
from interviews.findings import make_doc
from interviews.interview import Interview, Turn
from interviews.plain import LEAST_ALONE, SHORT_WORDS
from interviews.shipped import MODEL_DECISION, has_model
from interviews.tagging import load_tagger, tag

pytestmark = pytest.mark.skipif(not has_model(), reason="no trained model in the tree")
WHY = "What made you cancel?"


@pytest.fixture(scope="module")
def tagger():
    return load_tagger()


def note(words: str) -> Interview:
    return Interview("n", (Turn("Rep", "note", words),), kind="cx_note")


def answer(words: str) -> Interview:
    return Interview("a", (Turn("Form", "interviewer", WHY), Turn("C", "customer", words)), kind="survey")


def root_cause(interview: Interview, tagger) -> str | None:
    (reading,) = tag([interview], tagger=tagger)
    return reading.primary


NOTES = [
    ("price", "Account lost, mainly because of the fees."),
    ("price", "Tenant cancelled, can no longer afford the parking space."),
    ("no_response", "Fed up with the help desk, gone elsewhere."),
    ("no_response", "Complaint about the boiler was never dealt with."),
    ("competition", "Lost to a competitor, their rep offered two months free."),
    ("tone", "Says our fitter shouted at his wife."),
    ("indifference", "Left because nobody took responsibility."),
    ("poor_meetings", "Tired of unprepared meetings, they said."),
    ("low_access", "We never met the owner, only spoke to the receptionist."),
    ("new_decision_makers", "Reason: change of ownership."),
    ("neglect", "Dissatisfied with the lack of contact."),
    ("product_gap", "Main reason was the missing features."),
    ("reliability", "Cancelled over late deliveries."),
    ("delivery", "Reason given: the implementation."),
    ("terms", "Angry about the notice period."),
    ("need_ended", "Bakery closed down, owner is ill."),
]
ANSWERS = [
    ("price", "The cost."),
    ("no_response", "It took weeks to get a reply."),
    ("competition", "Another insurer made us a better offer."),
    ("tone", "The way your instructor talked to me."),
    ("indifference", "I was handed from one desk to the next."),
    ("poor_meetings", "Pointless review meetings."),
    ("low_access", "The board had never heard of you."),
    ("new_decision_makers", "We were taken over by a bigger hotel."),
    ("neglect", "Nobody ever came to see us."),
    ("product_gap", "It does not work with our till."),
    ("reliability", "Too many mistakes in the payroll."),
    ("delivery", "Broken promises."),
    ("terms", "I was billed for hours I never ordered."),
    ("need_ended", "I don't need it any more."),
]
HARMLESS = [
    "Left the price list at the counter.",
    "Called because of the invoice for June.",
    "Went over the contract with the bursar, no changes.",
    "Support call about a login, ten minutes.",
    "Competitor has a stand opposite ours.",
    "New manager in the canteen, likes our coffee.",
    "Two-year contract signed.",
    "Training for the night shift on Monday.",
    "Cancelled the Monday round because of ice.",
    "Retired colleague came by to say hello.",
    "Greenhouse swept, hoses rolled up.",
    "Key cupboard moved to the porter's lodge.",
]


@pytest.mark.parametrize(("cause", "words"), NOTES)
def test_plain_words_of_a_note_give_the_reason(cause: str, words: str, tagger) -> None:
    assert root_cause(note(words), tagger) == cause


@pytest.mark.parametrize(("cause", "words"), ANSWERS)
def test_plain_words_of_an_answer_give_the_reason(cause: str, words: str, tagger) -> None:
    assert root_cause(answer(words), tagger) == cause


@pytest.mark.parametrize("words", HARMLESS)
def test_harmless_words_of_an_everyday_note_give_none(words: str, tagger) -> None:
    assert root_cause(note(words), tagger) is None


@pytest.mark.parametrize(
    "words",
    [
        "Not because of the price, she said.",  # denied
        "The alarm has never failed.",
        "If the rates go up again they will look around.",  # supposed
        "They may close the laundry next spring.",
        "Their previous caterer never answered the phone.",  # somebody else's
        "One of their clients went bankrupt.",
        "Deliveries were late in May, sorted now.",  # put right
        "Charged twice in March, refunded the same day.",
    ],
)
def test_plain_words_that_are_not_asserted_give_none(words: str, tagger) -> None:
    assert root_cause(note(words), tagger) is None


def test_a_comma_ends_what_is_denied(tagger) -> None:
    assert root_cause(answer("It wasn't the price, the lift kept breaking down."), tagger) == "reliability"


def test_because_of_gives_a_reason_only_for_leaving(tagger) -> None:
    assert root_cause(note("Rang because of the training."), tagger) is None
    assert root_cause(note("They have churned. It was because of the training."), tagger) == "delivery"


def test_a_few_words_name_a_reason_only_where_it_was_asked_for(tagger) -> None:
    assert root_cause(answer("Price increase."), tagger) == "price"
    assert root_cause(note("Price list."), tagger) is None


def test_in_a_long_text_plain_words_do_not_count_by_themselves(tagger) -> None:
    words = "Left because of the price. "
    story = words + "We then went through the garden and looked at the pond. " * (SHORT_WORDS // 10)
    assert tagger(make_doc(note(words).turns, "cx_note", tagger))._.findings[0].plain
    assert not tagger(make_doc(note(story).turns, "cx_note", tagger))._.findings[0].plain


def test_without_words_of_leaving_or_grievance_the_encoder_must_be_very_sure(tagger) -> None:
    decision = read_decision(MODEL_DECISION)
    findings = tagger(make_doc(note("Hedges cut, leaves taken away.").turns, "cx_note", tagger))._.findings
    judged = judge(findings, decision)
    assert decision.least_unit <= judged.asserted.max() < LEAST_ALONE
    assert not judged.told.any()
    assert judge([replace(one, may_tell=True) for one in findings], decision).told.any()


def test_plain_words_outweigh_what_the_encoder_makes_of_them(tagger) -> None:
    (reading,) = tag([note("Fed up with the help desk, gone elsewhere.")], tagger=tagger)
    (piece,) = [one for one in reading.evidence if one.cause]
    assert (piece.cause, piece.status) == ("no_response", "asserted")
    assert piece.found_by.startswith("no_response-plain")
    assert "found by the words “help desk”" in piece.why


def test_what_a_person_takes_away_no_longer_counts_as_plain(tagger) -> None:
    heard = hear(answer("Broken promises. Too many mistakes in the payroll."), tagger)
    assert {piece.cause for piece in heard.reading.evidence if piece.cause} == {"delivery", "reliability"}
    left = [piece for piece in heard.reading.evidence if piece.cause != heard.reading.primary]
    assert decide_anew(heard, left, tagger).primary == left[0].cause


def test_every_cause_has_plain_words() -> None:
    assert {cause for cause, _ in NOTES} == {cause for cause, _ in ANSWERS} | {"low_access"}
    assert {cause for cause, _ in NOTES} == set(CAUSE_KEYS)
