"""Win-back: who is worth another word, and what became of the attempts."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime
from threading import Barrier

import pandas as pd
import pytest

from analysis import sentences
from analysis.action.actions import actions_taken, add_action, end_action
from analysis.action.ring_reasons import mended_by, reasons_to_ring
from analysis.action.winback import (
    OUTCOMES,
    WinBackError,
    attempt_in_words,
    not_under_way,
    settle_win_back,
    start_win_back,
    win_back_candidates,
    win_backs_in_words,
)
from queries import store

TODAY = date(2025, 6, 30)


@pytest.fixture
def con():
    """Three lost accounts, one of which came back."""
    con = store.memory_database()
    con.execute(
        "insert into accounts (account_id, name, region, management_changed_on, load_id) values"
        " ('A', 'Skerrow', 'North', null, 1), ('B', 'Varley', 'East', date '2025-01-01', 1),"
        " ('C', 'Cawdale', 'North', null, 1)"
    )
    con.execute(
        "insert into contracts (contract_id, account_id, starts_on, ends_on, monthly_fee, currency, load_id) values"
        " ('C1', 'A', date '2021-01-01', date '2024-06-30', 100, 'GBP', 1),"
        " ('C2', 'B', date '2021-01-01', date '2024-06-30', 900, 'GBP', 1),"
        " ('C3', 'C', date '2021-01-01', date '2024-01-31', 100, 'GBP', 1),"
        " ('C4', 'C', date '2024-09-01', null, 100, 'GBP', 1)"
    )
    con.execute(
        "insert into defections (loss_id, account_id, lost_on, annual_value, currency, load_id) values"
        " ('L-1', 'A', date '2024-06-30', 1200, 'GBP', 1), ('L-2', 'B', date '2024-06-30', 10800, 'GBP', 1),"
        " ('L-3', 'C', date '2024-01-31', 1200, 'GBP', 1)"
    )
    con.execute(
        "insert into verdicts"
        " select nextval('verdict_ids'), loss_id, cause, false, 'person', null, 1, false, 'M', null,"
        " '1', '1', timestamp '2025-06-01', true from (values ('L-1', 'no_response'), ('L-2', 'new_decision_makers'),"
        " ('L-3', 'no_response')) v (loss_id, cause)"
    )
    con.execute("insert into settings values ('observed_until', '\"2025-07-01\"')")
    with store.write(con):
        pass
    add_action(
        con, title="Named service owner", cause="no_response", started_on=date(2024, 7, 15), owner="Head of service",
        scope={"region": ["North"]}, who="M", now=datetime(2025, 6, 30),
    )  # fmt: skip
    return con


def test_an_account_is_offered_where_its_reason_has_ended(con):
    frame = win_back_candidates(con, today=TODAY)
    assert list(frame["loss_id"]) == ["L-2"]  # the measure is too young to have shown a fall
    assert frame["reason_to_ring"][0].startswith("Their management has changed again")
    assert frame["days_since"][0] == 365


NOTHING_SEEN = {
    "region": None, "segment": None, "owner": None, "lost_on": pd.Timestamp(2024, 6, 30), "ended_why": None,
    "ended_said_by": None, "ended_said_on": None, "management_changed_on": None, "put_right_on": None,
    "asked_again_on": None,
}  # fmt: skip


@pytest.mark.parametrize(
    ("loss", "why"),
    [
        ({"region": "North"}, "What drove them away fell after “Named service owner” (15 July 2024)"),
        ({"region": "East"}, ""),
        ({"region": "North", "root_cause": "tone"}, ""),
        ({"region": None}, ""),
    ],
)
def test_an_account_is_offered_where_its_cause_fell_after_a_measure_that_covers_it(con, loss, why):
    given = NOTHING_SEEN | {"root_cause": "no_response"} | loss
    assert list(reasons_to_ring(pd.DataFrame([given]), actions_taken(con), [])) == [why]


@pytest.mark.parametrize(
    ("cause", "ended_on", "why"),
    [
        ("price", None, "“New offer” has been in force since 1 December 2024"),
        ("price", date(2025, 2, 1), ""),  # no longer in force
        ("terms", None, "“New offer” has been in force since 1 December 2024"),
        ("product_gap", None, ""),  # still being worked on
        ("product_gap", date(2025, 2, 1), "“New offer” against what they missed, ended on 1 February 2025"),
        ("product_gap", date(2025, 8, 1), ""),  # a day to come
        ("tone", None, ""),  # a habit: only a fall tells
    ],
)
def test_new_prices_and_what_was_missing_end_a_reason_once_they_are_there(con, cause, ended_on, why):
    action_id = add_action(
        con, title="New offer", cause=cause, started_on=date(2024, 12, 1), owner="Dev", who="M",
        now=datetime(2025, 6, 30),
    )  # fmt: skip
    end_action(con, action_id, ended_on=ended_on, who="M", now=datetime(2025, 6, 30))
    mended = mended_by(actions_taken(con), TODAY)
    left_before, left_after = (
        NOTHING_SEEN | {"root_cause": cause, "lost_on": pd.Timestamp(day)}
        for day in ("2024-06-30", "2025-03-31")
    )
    assert list(reasons_to_ring(pd.DataFrame([left_before, left_after]), [], mended)) == [why, ""]


@pytest.mark.parametrize(
    ("notes", "offered"),
    [
        ([("2024-09-01", "resolved")], True),
        ([("2024-09-01", "asserted"), ("2025-01-05", "resolved")], True),
        ([("2024-09-01", "resolved"), ("2025-01-05", "asserted")], False),  # it came up again
        ([("2024-05-01", "resolved")], False),  # before they left, and they left
        ([("2025-08-01", "resolved")], False),  # a day to come
        ([("2024-09-01", "hypothetical")], False),
    ],
)
def test_an_account_is_offered_once_they_said_that_it_was_put_right(con, notes, offered):
    for number, (day, status) in enumerate(notes):
        con.execute(
            "insert into notes (note_id, account_id, written_on, note_kind, body, load_id)"
            " values (?, 'A', ?, 'call', 'words', 1)",
            [f"N{number}", day],
        )
        con.execute(
            "insert into note_evidence values (?, 0, 5, 'no_response', null, ?, 0.9, 't', '', '1', 'm')",
            [f"N{number}", status],
        )
    frame = win_back_candidates(con, today=TODAY).set_index("loss_id")
    assert ("L-1" in frame.index) is offered
    if offered:
        said = (
            f"It has been put right, by what was written on {sentences.day(date.fromisoformat(notes[-1][0]))}"
        )
        assert frame.loc["L-1", "reason_to_ring"] == said


def test_an_interview_after_the_loss_may_say_that_it_was_put_right(con):
    for number, status in enumerate(("asserted", "resolved")):
        con.execute(
            "insert into interviews (interview_id, kind, loss_id, held_on, language, content_sha256, load_id)"
            " values (?, 'exit_interview', 'L-1', date '2024-08-01' + to_days(?), 'en', 'x', 1)",
            [f"I{number}", number],
        )
        con.execute(
            "insert into evidence values (?, ?, 0, 0, 5, 'no_response', null, ?, 0.9, 't', '', '1', 'm')",
            [number, f"I{number}", status],
        )
    assert set(win_back_candidates(con, today=TODAY)["loss_id"]) == {"L-1", "L-2"}


def test_an_account_whose_need_had_ended_is_offered_once_it_asks_again(con):
    con.execute("update verdicts set cause = 'need_ended' where loss_id = 'L-1'")
    con.execute(
        "insert into deals (deal_id, account_id, opened_on, outcome, currency, load_id) values"
        " ('D-1', 'A', date '2025-03-01', 'open', '', 1)"
    )
    with store.write(con):
        pass
    frame = win_back_candidates(con, today=TODAY).set_index("loss_id")
    assert (
        frame.loc["L-1", "reason_to_ring"] == "They need us again: they have an open deal since 1 March 2025"
    )


def test_the_list_comes_two_hundred_to_a_page_by_value(con):
    con.execute(
        "insert into accounts (account_id, name, management_changed_on, load_id)"
        " select 'Z' || number, 'Zelby ' || number, date '2025-01-01', 1 from range(250) t (number)"
    )
    con.execute(
        "insert into defections (loss_id, account_id, lost_on, annual_value, currency, load_id)"
        " select 'L' || account_id, account_id, date '2024-06-30', 100 + account_id[2:]::integer, 'GBP', 1"
        " from accounts where account_id like 'Z%'"
    )
    con.execute(
        "insert into verdicts"
        " select nextval('verdict_ids'), loss_id, 'new_decision_makers', false, 'person', null, 1, false, 'M', null,"
        " '1', '1', timestamp '2025-06-01', true from defections where loss_id like 'LZ%'"
    )
    with store.write(con):
        pass
    first, second = (win_back_candidates(con, today=TODAY, page=page) for page in (1, 2))
    assert (len(first), len(second)) == (200, 51)
    assert list(first["loss_id"][:2]) == ["L-2", "LZ249"]
    start_win_back(con, "LZ249", owner="Tom", today=TODAY)
    assert "LZ249" not in set(not_under_way(win_back_candidates(con, today=TODAY))["loss_id"])


def test_an_account_that_came_back_is_not_offered_and_cannot_be_tried(con):
    with pytest.raises(WinBackError, match="L-3 is no loss of an account that is still gone"):
        start_win_back(con, "L-3", owner="Tom", today=TODAY)


def test_an_attempt_is_followed_to_its_outcome(con):
    start_win_back(con, "L-1", owner="Tom Hadley", contact="the new works director", today=TODAY)
    with pytest.raises(WinBackError, match="Tom Hadley is trying to win back Skerrow already"):
        start_win_back(con, "L-1", owner="Dev", today=TODAY)
    (row,) = store.rows(con, "win_backs")
    with pytest.raises(WinBackError, match="'maybe' is no outcome"):
        settle_win_back(con, row["win_back_id"], outcome="maybe", today=TODAY)
    with pytest.raises(WinBackError, match="There is no attempt 41 to win an account back"):
        settle_win_back(con, 41, outcome="declined", today=TODAY)
    settle_win_back(con, row["win_back_id"], outcome="won_back", today=TODAY, remark="Signed.")
    assert win_backs_in_words(con).startswith(
        "1 attempt, 1 entered as won back; by its contracts no account came back"
    )
    con.execute(
        "insert into contracts (contract_id, account_id, starts_on, monthly_fee, currency, load_id)"
        " values ('C9', 'A', date '2025-06-30', 100, 'GBP', 1)"
    )
    with store.write(con):
        pass
    assert attempt_in_words(store.rows(con, "win_backs")[0]) == (
        "Skerrow: Tom Hadley, with the new works director, since 30 June 2025; a customer again since 30 June 2025"
    )
    assert win_backs_in_words(con).endswith(
        "by their contracts 1 account came back after the attempt began, and 1 of these is a customer now."
    )


def test_an_attempt_needs_an_owner(con):
    with pytest.raises(WinBackError, match="Say who"):
        start_win_back(con, "L-1", owner=" ", today=TODAY)


def test_nothing_tried_is_a_sentence():
    assert win_backs_in_words(store.memory_database()) == "Nobody has tried to win an account back yet."
    assert set(OUTCOMES) == {"open", "talking", "won_back", "declined", "given_up"}


def test_of_two_who_take_an_account_on_at_once_one_is_told_of_the_other(con):
    start = Barrier(2)

    def takes_on(owner):
        start.wait()
        try:
            return start_win_back(con, "L-1", owner=owner, today=TODAY)
        except WinBackError as refused:
            return str(refused)

    with ThreadPoolExecutor(2) as two:
        said = list(two.map(takes_on, ["Tom Hadley", "Dev Rathbone"]))
    (attempt,) = store.rows(con, "win_backs")
    assert set(said) == {None, f"{attempt['owner']} is trying to win back Skerrow already."}
