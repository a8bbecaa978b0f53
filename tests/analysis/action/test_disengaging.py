"""Walking away from a deal: who may, what it changes, what undoes it."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime
from threading import Barrier

import pytest

from analysis.action import disengaging
from analysis.action.disengaged_words import followed_in_words, reminder, state_in_words
from analysis.action.disengaging import DisengagingError, approve, check_in, propose, withdraw
from analysis.action.letter import Letter, LetterError, filled_letter
from analysis.action.questions import AnswerError
from analysis.action.sheets import keep_litmus, keep_qualification, litmus_answers, qualification_answers
from analysis.loading.intake import load_paths
from analysis.observed import choose_setting
from analysis.winloss import win_rate_by
from queries import store

NOW, TODAY = datetime(2025, 6, 30, 9, 30), date(2025, 6, 30)
LETTER = Letter(
    "Ms Okafor", "nine months", "the new dosing line", "nothing has moved.", "Nadia Ferrow", "Alder & Pike"
)


@pytest.fixture
def con():
    con = store.memory_database()
    con.execute(
        "insert into deals (deal_id, account_name, opened_on, outcome, annual_value, currency, load_id)"
        " values ('D-1', 'Skerrow Paper Mills', date '2024-09-01', 'open', 40000, 'GBP', 1),"
        " ('D-2', 'Varley Foods', date '2024-09-01', 'lost', 40000, 'GBP', 1)"
    )
    return con


def deal(con, deal_id="D-1"):
    return con.execute("select outcome, closed_on from deals where deal_id = ?", [deal_id]).fetchone()


def test_an_approved_proposal_is_an_outcome_of_its_own(con):
    propose(con, "D-1", reasons="No budget.", asked_by="Nadia Ferrow", now=NOW)
    assert deal(con) == ("open", None)
    approve(con, "D-1", approved_by="Rafe Donnelly", now=NOW)
    assert deal(con) == ("disengaged", date(2025, 6, 30))
    (row,) = store.rows(con, "disengaged_deals", deal_id="D-1")
    assert (row["course"], row["approved_by"], row["next_check_in_on"]) == (
        "private",
        "Rafe Donnelly",
        date(2025, 7, 30),
    )
    assert con.execute("select changed_by, old_value, new_value from changes").fetchall() == [
        ("Rafe Donnelly", "open", "disengaged")
    ]


def test_a_deal_that_is_walked_away_from_after_the_last_day_of_the_data_counts_among_the_outcomes(con):
    con.execute("update deals set closed_on = date '2025-05-31' where deal_id = 'D-2'")
    propose(con, "D-1", reasons="No budget.", asked_by="Nadia Ferrow", now=NOW)
    approve(con, "D-1", approved_by="Rafe Donnelly", now=NOW)
    choose_setting(con, "observed_until", date(2025, 6, 1), who="Ada", now=NOW)

    def counted(**period):
        (row,) = win_rate_by(con, **period).to_dict("records")
        return row["lost"], row["disengaged"]

    assert counted() == (1, 1)
    assert counted(since=date(2025, 4, 1), until=date(2025, 7, 1)) == (1, 1)
    assert counted(until=date(2025, 6, 30)) == (1, 0)


def test_a_second_manager_is_told_of_the_first(con):
    propose(con, "D-1", reasons="No budget.", asked_by="Nadia Ferrow", now=NOW)
    approve(con, "D-1", approved_by="Rafe Donnelly", now=NOW)
    with pytest.raises(
        DisengagingError,
        match="Rafe Donnelly approved .* on 30 June 2025, 09:30; the approval of Isobel Crane",
    ):
        approve(con, "D-1", approved_by="Isobel Crane", now=NOW)


@pytest.mark.parametrize(
    ("deal_id", "who", "sentence"),
    [
        ("D-1", "nadia ferrow", "somebody else has to approve it"),
        ("D-1", " ", "Say which manager approves"),
        ("D-2", "Rafe Donnelly", "Nobody has proposed to walk away from deal D-2"),
    ],
)
def test_nobody_approves_alone_or_for_nothing(con, deal_id, who, sentence):
    propose(con, "D-1", reasons="No budget.", asked_by="Nadia Ferrow", now=NOW)
    with pytest.raises(DisengagingError, match=sentence):
        approve(con, deal_id, approved_by=who, now=NOW)


def test_only_an_open_deal_can_be_walked_away_from_and_only_once(con):
    with pytest.raises(DisengagingError, match="Deal D-2 is not open"):
        propose(con, "D-2", reasons="No budget.", asked_by="Nadia", now=NOW)
    with pytest.raises(DisengagingError, match="and why"):
        propose(con, "D-1", reasons=" ", asked_by="Nadia", now=NOW)
    propose(con, "D-1", reasons="No budget.", asked_by="Nadia", now=NOW)
    with pytest.raises(DisengagingError, match="already proposed"):
        propose(con, "D-1", reasons="No budget.", asked_by="Nadia", now=NOW)


def test_withdrawing_an_approval_opens_the_deal_again(con):
    propose(con, "D-1", reasons="No budget.", asked_by="Nadia", now=NOW)
    before = con.execute("select * from disengagements").fetchall()
    with pytest.raises(DisengagingError, match="Say who takes back"):
        withdraw(con, "D-1", by=" ", now=NOW)
    approve(con, "D-1", approved_by="Rafe", now=NOW)
    withdraw(con, "D-1", by="Rafe", now=NOW)
    assert deal(con) == ("open", None)
    assert con.execute("select * from disengagements").fetchall() == before


def test_a_proposal_nobody_has_approved_can_be_taken_back_and_made_again(con):
    propose(con, "D-1", reasons="No budget.", asked_by="Nadia", now=NOW)
    withdraw(con, "D-1", by="Nadia", now=NOW)
    (row,) = disengaging.proposals(con)
    assert state_in_words(row, TODAY) == "Nadia proposed it on 30 June 2025; taken back"
    with pytest.raises(DisengagingError, match="Nobody has proposed"):
        approve(con, "D-1", approved_by="Rafe", now=NOW)
    propose(con, "D-1", reasons="No budget.", asked_by="Nadia", now=NOW)
    assert deal(con) == ("open", None)


def test_a_look_at_the_deal_is_due_a_month_later_and_the_outcomes_are_counted(con):
    assert followed_in_words(con, today=TODAY) == "No deal has been walked away from yet."
    propose(con, "D-1", reasons="No budget.", asked_by="Nadia", now=NOW)
    approve(con, "D-1", approved_by="Rafe", now=NOW)
    (row,) = disengaging.proposals(con)
    assert state_in_words(row, date(2025, 7, 29)).endswith(
        "approved by (entered as) Rafe, 30 June 2025, 09:30; next look on 30 July 2025"
    )
    assert state_in_words(row, date(2025, 7, 30)).endswith("a look at it was due on 30 July 2025")
    assert followed_in_words(con, today=date(2025, 7, 30)) == (
        "1 deal was walked away from; 1 still followed, 1 look is due."
    )
    check_in(con, "D-1", finding="Signed.", checked_by="Nadia", today=TODAY, became="bought_elsewhere")
    (row,) = disengaging.proposals(con)
    assert state_in_words(row, TODAY).endswith("they bought elsewhere, 30 June 2025")
    assert followed_in_words(con, today=TODAY) == (
        "1 deal was walked away from: 1 bought elsewhere; 0 still followed, no look is due."
    )


def test_what_became_of_a_deal_is_followed(con):
    propose(con, "D-1", reasons="No budget.", asked_by="Nadia", now=NOW)
    with pytest.raises(DisengagingError, match="not approved yet"):
        check_in(con, "D-1", finding="Quiet.", checked_by="Nadia", today=NOW.date())
    approve(con, "D-1", approved_by="Rafe", now=NOW)
    check_in(con, "D-1", finding="Quiet.", checked_by="Nadia", today=date(2025, 7, 30))
    (row,) = store.rows(con, "disengaged_deals", deal_id="D-1")
    assert (row["check_ins"], row["next_check_in_on"]) == (1, date(2025, 8, 29))
    with pytest.raises(DisengagingError, match="'gone' is not known"):
        check_in(con, "D-1", finding="Gone.", checked_by="Nadia", today=date(2025, 8, 29), became="gone")
    check_in(
        con, "D-1", finding="They rang.", checked_by="Nadia", today=date(2025, 8, 29), became="came_back"
    )
    (row,) = store.rows(con, "disengaged_deals", deal_id="D-1")
    assert (row["what_became"], row["ended_on"], row["next_check_in_on"]) == (
        "came_back",
        date(2025, 8, 29),
        None,
    )


def test_the_letter_has_no_blank_left():
    text = filled_letter(LETTER)
    assert text.startswith("Dear Ms Okafor,")
    assert "$" not in text
    with pytest.raises(LetterError, match="nothing to put for contact"):
        filled_letter(Letter("", "a", "b", "c", "d", "e"))
    with pytest.raises(LetterError, match=r"a blank \$price that nothing fills"):
        filled_letter(LETTER, "Dear $contact, $price")
    assert filled_letter(LETTER, "Dear $contact, that is $$5") == "Dear Ms Okafor, that is $5"


def test_sheets_come_back_as_they_were_filled_in(con):
    con.execute("insert into accounts (account_id, name, load_id) values ('A-1', 'Skerrow Paper Mills', 1)")
    kept = keep_qualification(con, "D-1", {"trust": "4", "budget": "No"}, answered_by="Nadia", now=NOW)
    assert sorted(kept, key=lambda a: a.question) == qualification_answers(con, "D-1")
    kept = keep_litmus(con, "A-1", {"pulse": "4"}, answered_by="Tom", now=NOW)
    assert litmus_answers(con) == {"A-1": kept}


def test_a_sheet_about_nothing_that_is_on_record_is_refused(con):
    with pytest.raises(AnswerError, match="There is no account A-9 to answer for"):
        keep_litmus(con, "A-9", {"pulse": "4"}, answered_by="Tom", now=NOW)
    assert litmus_answers(con) == {}
    for deal_id in ("D-2", "D-9"):  # lost, and never heard of
        with pytest.raises(AnswerError, match=f"Deal {deal_id} is not open"):
            keep_qualification(con, deal_id, {"trust": "4"}, answered_by="Nadia", now=NOW)
        assert qualification_answers(con, deal_id) == []


def test_of_two_managers_who_approve_at_once_one_is_told_of_the_other(con):
    propose(con, "D-1", reasons="No budget.", asked_by="Nadia Ferrow", now=NOW)
    start = Barrier(2)

    def approves(name):
        start.wait()
        try:
            approve(con, "D-1", approved_by=name, now=NOW)
        except DisengagingError as refused:
            return str(refused)
        return "approved"

    names = ["Rafe Donnelly", "Isobel Crane"]
    with ThreadPoolExecutor(2) as two:
        said = dict(zip(names, two.map(approves, names), strict=True))
    assert sorted(said.values()).count("approved") == 1
    (row,) = store.rows(con, "disengaged_deals", deal_id="D-1")
    assert said.pop(row["approved_by"]) == "approved"
    (refused,) = said.values()
    assert refused.startswith(f"{row['approved_by']} approved walking away")
    assert con.execute("select count(*) from changes").fetchone() == (1,)


def test_a_look_that_is_due_reminds_until_somebody_has_looked(con):
    propose(con, "D-1", reasons="No budget.", asked_by="Nadia Ferrow", now=NOW)
    approve(con, "D-1", approved_by="Rafe Donnelly", now=NOW)
    month_later = date(2025, 7, 30)
    assert reminder(con, today=date(2025, 7, 29)) == ""
    assert reminder(con, today=month_later) == (
        "1 look is due at a deal that was walked away from; see “Walk away”."
    )
    check_in(con, "D-1", finding="Silence.", checked_by="Nadia", today=month_later)
    assert reminder(con, today=month_later) == ""


def test_what_became_has_words_for_each_key():
    assert set(disengaging.BECAME) == {"came_back", "bought_elsewhere", "bought_nothing", "not_known"}


def test_the_next_file_of_the_crm_does_not_bring_a_deal_back_that_was_walked_away_from(con, tmp_path):
    propose(con, "D-1", reasons="No budget.", asked_by="Nadia Ferrow", now=NOW)
    approve(con, "D-1", approved_by="Rafe Donnelly", now=NOW)
    path = tmp_path / "deals.csv"
    path.write_text(
        "deal_id,account_name,stage,opened_on,close_date,amount\n"
        "D-1,Skerrow Paper Mills,Negotiation,2024-09-01,,50000\nD-2,Varley Foods,Closed Won,2024-09-01,2024-12-01,1\n"
    )

    [loaded] = load_paths(con, [path], mapping={"Negotiation": "outcome:open"}, who="test")

    assert (loaded.error, loaded.changed) == (None, 2)
    assert deal(con) == ("disengaged", date(2025, 6, 30))
    assert deal(con, "D-2") == ("won", date(2024, 12, 1))
    assert con.execute("select annual_value from deals where deal_id = 'D-1'").fetchall() == [(50000,)]
