"""The litmus test: answers checked, taken together, and turned into findings."""

from dataclasses import replace
from datetime import date

import pytest

from analysis.action.answers import Answer, checked_answer, checked_answers, health_of
from analysis.action.judging import judge_one
from analysis.action.litmus import litmus_form, litmus_of
from analysis.action.questions import AnswerError, load_form
from analysis.definitions import DEFINITIONS

TODAY = date(2025, 6, 30)


def answer(question, text, *, by="Tom Hadley", on=TODAY):
    return Answer(question, text, by, on)


@pytest.mark.parametrize(
    ("key", "given", "kept"),
    [
        ("pulse", " 7 ", "7"),
        ("regular_meetings", "Yes", "yes"),
        ("quarterly_word", "2025-06-30", "2025-06-30"),
        ("quarterly_word", "Never", "never"),
        ("share_of_spending", "45 %", "45"),
        ("biggest_fear", "that  we\nmerge", "that we merge"),
    ],
)
def test_an_answer_is_kept_in_one_form(key, given, kept):
    assert checked_answer(litmus_form().question(key), given, today=TODAY) == kept


@pytest.mark.parametrize(
    ("key", "given", "sentence"),
    [
        ("pulse", "11", "was answered '11'; expected a whole number from 1 to 10"),
        ("pulse", "0", "expected a whole number from 1 to 10"),
        ("pulse", "7.5", "expected a whole number from 1 to 10"),
        ("regular_meetings", "sometimes", "expected yes or no"),
        ("quarterly_word", "2025-07-01", "expected a day up to today, 30 June 2025"),
        ("quarterly_word", "31/02/2025", "expected a day as YYYY-MM-DD"),
        ("oldest_complaint_days", "-3", "expected a number of 0 or more"),
        ("share_of_spending", "101 %", "was answered '101 %'; expected a number from 0 to 100"),
        ("asked_biggest_fear", "soon", "expected a day as YYYY-MM-DD, or “never”"),
        ("biggest_fear", "x" * 2001, "at most 2000 characters, not 2001"),
        ("pulse", "  ", "has no answer"),
    ],
)
def test_an_answer_off_its_scale_is_a_sentence(key, given, sentence):
    with pytest.raises(AnswerError, match=sentence):
        checked_answer(litmus_form().question(key), given, today=TODAY)


def test_an_unknown_question_and_a_nameless_answer_are_refused():
    with pytest.raises(AnswerError, match="no question 'mood'"):
        checked_answers(litmus_form(), {"mood": "7"}, about="account A", answered_by="Tom", answered_on=TODAY)
    with pytest.raises(AnswerError, match="Say who answers"):
        checked_answers(litmus_form(), {"pulse": "7"}, about="account A", answered_by=" ", answered_on=TODAY)
    with pytest.raises(AnswerError, match="No question about account A was answered"):
        checked_answers(litmus_form(), {"pulse": ""}, about="account A", answered_by="Tom", answered_on=TODAY)


@pytest.mark.parametrize(
    ("key", "given", "health"),
    [
        ("pulse", "1", 0.0),
        ("pulse", "10", 1.0),
        ("quarterly_word", "never", 0.0),
        ("quarterly_word", "2025-03-30", 1.0),
        ("quarterly_word", "2024-06-30", 0.0),
        ("oldest_complaint_days", "0", 1.0),
        ("oldest_complaint_days", "15", 0.5),
        ("oldest_complaint_days", "90", 0.0),
        ("biggest_fear", "a merger", None),
    ],
)
def test_health_runs_from_worst_to_best(key, given, health):
    assert health_of(litmus_form().question(key), answer(key, given), today=TODAY) == health


def test_the_latest_answer_of_each_colleague_counts_while_it_is_fresh():
    pulse = litmus_form().question("pulse")
    judged = judge_one(
        pulse,
        [
            answer("pulse", "2", on=date(2025, 1, 10)),
            answer("pulse", "8", on=date(2025, 6, 1)),
            answer("pulse", "4", by="Dev Rathbone", on=date(2025, 1, 1)),
            answer("pulse", "1", by="Sally Crewe", on=date(2024, 12, 31)),
            answer("pulse", "1", by="Ines Varga", on=date(2025, 7, 1)),
        ],
        today=TODAY,
    )
    assert {a.answered_by: a.answer for a in judged.answers} == {"Tom Hadley": "8", "Dev Rathbone": "4"}
    assert [a.answered_by for a in judged.stale] == ["Sally Crewe"]
    assert judged.health == pytest.approx((7 / 9 + 3 / 9) / 2)
    assert judged.spread == pytest.approx(4 / 9)


def test_a_colleague_who_writes_their_name_otherwise_is_no_second_one():
    told = [answer("pulse", "8", on=date(2025, 6, 1)), answer("pulse", "2", by=" tom  HADLEY")]
    judged = judge_one(litmus_form().question("pulse"), told, today=TODAY)
    assert [one.answer for one in judged.answers] == ["2"]
    assert not judged.spread


def test_colleagues_who_disagree_are_shown():
    litmus = litmus_of("A", [answer("pulse", "9"), answer("pulse", "3", by="Dev Rathbone")], today=TODAY)
    assert litmus.disagreements[0].question.key == "pulse"
    assert "Tom Hadley: 9, Dev Rathbone: 3" in litmus.findings[-1]


def test_strengths_weaknesses_and_risk():
    litmus = litmus_of(
        "A",
        [answer("pulse", "10"), answer("oldest_complaint_days", "40"), answer("missed_contact", "no")],
        today=TODAY,
    )
    assert litmus.strengths == ("The people who meet them feel the relationship is good",)
    assert [j.question.key for j in litmus.weaknesses] == ["oldest_complaint_days", "missed_contact"]
    assert litmus.risk == pytest.approx(5 / 8)


def test_the_form_asks_everything_that_the_model_wants_known():
    assert {question.key for question in litmus_form().questions} == {
        "pulse", "senior_people", "quarterly_word", "missed_contact", "who_would_notice",
        "asked_what_they_want", "what_they_want", "asked_what_would_lose_you", "what_would_lose_you",
        "asked_biggest_fear", "biggest_fear", "regular_meetings", "meeting_quality", "open_complaints",
        "oldest_complaint_days", "competitors_seen", "share_of_spending", "in_the_ways", "in_the_ways_named",
    }  # fmt: skip
    asked = litmus_form().by_colleague
    assert set(asked) == {"everyone who meets the customer", "the account owner", "the service team"}
    assert sum(map(len, asked.values())) == len(litmus_form().questions)


def test_nobody_asked_is_a_finding_and_no_zero():
    litmus = litmus_of("A", [], today=TODAY)
    assert litmus.risk is None
    assert litmus.findings == ("Nobody has ever been asked about this account.",)


@pytest.mark.parametrize(("on", "is_finding"), [(date(2024, 6, 30), False), (date(2024, 6, 29), True)])
def test_not_asked_for_a_year_is_a_finding(on, is_finding):
    litmus = litmus_of("A", [answer("biggest_fear", "a merger", on=on)], today=TODAY)
    assert any("Nobody has been asked for 366 days" in finding for finding in litmus.findings) == is_finding


@pytest.mark.parametrize(
    ("keys", "risk_from"),
    [
        (["oldest_complaint_days"], "too few answers"),
        (["pulse", "oldest_complaint_days"], "too few answers"),
        (["pulse", "oldest_complaint_days", "senior_people"], "answers"),
    ],
)
def test_answers_to_less_than_a_third_of_the_test_put_nothing_at_risk(keys, risk_from):
    worst = {"pulse": "1", "senior_people": "1", "oldest_complaint_days": "90"}
    litmus = litmus_of("A", [answer(key, worst[key]) for key in keys], today=TODAY)
    assert (litmus.risk_from, litmus.risk) == (risk_from, 1.0 if risk_from == "answers" else None)
    thin = f"{len(keys)} of 19 questions answered, too few to say what is at risk."
    assert (thin in litmus.findings) == (risk_from == "too few answers")


def test_the_definition_names_the_share_of_the_test_that_the_form_asks_for():
    assert litmus_form().extras["least_answered"] == pytest.approx(1 / 3, abs=0.01)
    assert "less than a third of the test" in DEFINITIONS["value_at_risk"]


def test_notes_can_only_raise_the_risk():
    scales = [question.key for question in litmus_form().questions if question.kind == "scale"]
    good, poor = ([answer(key, text) for key in scales] for text in ("10", "1"))
    assert litmus_of("A", good, today=TODAY, step="step3").risk == 0.75
    assert litmus_of("A", poor, today=TODAY, step="step1").risk == 1.0
    assert litmus_of("A", [], today=TODAY, step="step2").risk_from == "notes"


@pytest.mark.parametrize("name", ["litmus", "qualification"])
def test_every_form_is_whole(name):
    form = load_form(name)
    assert len({q.key for q in form.questions}) == len(form.questions)
    for question in form.questions:
        assert question.text.endswith(("?", ".", "”"))
        assert question.kind != "words" or question.weight == 0
        assert question.weight == 0 or (question.weakness and question.strength)
        assert replace(question).every_days > 0
