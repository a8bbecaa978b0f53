"""Approving a review freezes it; what changes afterwards is shown as restated, with who and why."""

from datetime import date, datetime

import pytest

from analysis import verdicts
from analysis.review.freeze import approve, approved_review, last_approved_before
from analysis.review.notes import add_note, delete_note, meeting_notes
from analysis.review.numbers import ReviewError, figures_of, losses_of, term_of
from analysis.review.restating import restated
from queries import store
from tests.analysis.small_company import small_company

SINCE, UNTIL = date(2024, 1, 1), date(2024, 4, 1)
NOW = datetime(2024, 7, 2, 10, 0)


@pytest.fixture
def con():
    return small_company()


def test_the_figures_of_a_quarter(con):
    figures = figures_of(con, SINCE, UNTIL, losses_of(con, SINCE, UNTIL))
    churn = figures["logo_churn"]
    assert (churn.count, churn.base) == (2, 6)
    assert churn.value == pytest.approx(1 / 3)
    assert figures["losses"].value == 2
    assert figures["lost_annual_value"].value == 24000
    assert (figures["losses_read"].count, figures["losses_read"].base) == (1, 2)
    assert (figures["cause:no_response"].count, figures["cause:no_response"].value) == (1, None)
    assert (figures["recorded:Price"].count, figures["recorded:Price"].base) == (2, 2)
    assert figures["gross_retention"].value == pytest.approx(4 / 6)


def test_an_approved_review_says_the_same_for_ever(con):
    approve(con, SINCE, UNTIL, approved_by="Miriam Strand", now=NOW)
    before = approved_review(con, SINCE, UNTIL)
    assert restated(con, before) == []
    verdicts.decide(
        con, "L-1", "tone", who="Tess Whitlow", reason="Heard the recording", now=datetime(2024, 7, 3)
    )
    assert approved_review(con, SINCE, UNTIL) == before
    assert before.figures["cause:no_response"].count == 1
    assert before.losses[1].root_cause == "no_response"


def test_two_approvals_and_a_nameless_one_are_refused(con):
    with pytest.raises(ReviewError, match="Say who approves"):
        approve(con, SINCE, UNTIL, approved_by=" ", now=NOW)
    approve(con, SINCE, UNTIL, approved_by="Miriam Strand", now=NOW)
    with pytest.raises(ReviewError, match="Miriam Strand approved .* the approval of Tess was not added"):
        approve(con, SINCE, UNTIL, approved_by="Tess", now=NOW)


def test_the_review_before_is_the_one_held_against_today(con):
    approve(con, date(2023, 10, 1), SINCE, approved_by="Miriam Strand", now=NOW)
    assert last_approved_before(con, term_of(con, SINCE, UNTIL)).until == SINCE
    assert last_approved_before(con, term_of(con, date(2023, 4, 1), date(2023, 7, 1))) is None


@pytest.mark.parametrize(
    ("since", "until", "sentence"),
    [
        (UNTIL, SINCE, "would end"),
        (SINCE, SINCE, "would end"),
        (date(2024, 7, 1), date(2024, 10, 1), "the data cover 2022-01-01 up to 2024-07-01"),
        (date(2021, 10, 1), date(2022, 1, 1), "There is nothing to review between"),
    ],
)
def test_days_that_cannot_be_reviewed_are_a_sentence(con, since, until, sentence):
    with pytest.raises(ReviewError, match=sentence):
        term_of(con, since, until)


def test_an_empty_database_has_nothing_to_review():
    with pytest.raises(ReviewError, match="no accounts, contracts or losses are loaded"):
        term_of(store.memory_database(), SINCE, UNTIL)


@pytest.mark.parametrize(
    ("since", "until", "label", "before"),
    [
        (SINCE, UNTIL, "Q1 2024", (date(2023, 10, 1), SINCE)),
        (date(2023, 1, 1), SINCE, "2023", (date(2022, 1, 1), date(2023, 1, 1))),
        (SINCE, date(2024, 3, 1), "January to February 2024", (date(2023, 11, 1), SINCE)),
        (date(2024, 2, 1), date(2024, 3, 1), "February 2024", (SINCE, date(2024, 2, 1))),
        (date(2023, 7, 1), date(2024, 7, 1), "July 2023 to June 2024", (date(2022, 7, 1), date(2023, 7, 1))),
        (date(2023, 1, 1), date(2024, 1, 1), "2023", (date(2022, 1, 1), date(2023, 1, 1))),
        (date(2024, 1, 8), date(2024, 1, 15), "8 Jan 2024 to 14 Jan 2024", (SINCE, date(2024, 1, 8))),
    ],
)
def test_a_term_has_a_name_and_a_term_before(con, since, until, label, before):
    term = term_of(con, since, until)
    assert (term.label, term.before, term.is_complete) == (label, before, True)


def test_a_term_that_the_data_cut_is_incomplete(con):
    assert not term_of(con, date(2024, 4, 1), date(2024, 10, 1)).is_complete


def test_notes_and_decisions_of_the_meeting_are_kept_with_the_period(con):
    add_note(con, SINCE, UNTIL, body="Ring them.", written_by="Tess", now=NOW)
    add_note(
        con, SINCE, UNTIL, body="Name an owner.", written_by="Tess", now=NOW, note_kind="decision", owner="Dev",
        due_on=date(2024, 8, 1),
    )  # fmt: skip
    first, second = meeting_notes(con, SINCE, UNTIL)
    assert (first.body, second.owner, second.due_on) == ("Ring them.", "Dev", date(2024, 8, 1))
    assert meeting_notes(con, UNTIL, date(2024, 7, 1)) == []
    delete_note(con, first.review_note_id)
    assert meeting_notes(con, SINCE, UNTIL) == [second]


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"body": " "}, "A note needs words"),
        ({"written_by": ""}, "the name of the person"),
        ({"note_kind": "decision"}, "needs an owner and a day"),
        ({"note_kind": "decision", "owner": "Dev", "due_on": date(2024, 7, 1)}, "which has passed"),
    ],
)
def test_a_decision_without_owner_or_day_is_refused(con, changes, sentence):
    with pytest.raises(ReviewError, match=sentence):
        add_note(
            con, SINCE, UNTIL, **({"body": "Name an owner.", "written_by": "Tess", "now": NOW} | changes)
        )
