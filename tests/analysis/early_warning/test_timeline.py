"""The step clock of one loss: small literals, the boundary days among them."""

from datetime import date

import pytest

from analysis.early_warning.signals import Signal, signals_before_losses, signals_of, step_of
from analysis.early_warning.timeline import Response, clock_in_words, clocks, step_clock
from queries import store
from tests.analysis.small_company import small_company

ANNOUNCED = date(2024, 3, 22)
CATALYSTS = ("neglect", "tone")


def signal(step, day, *, source="note", cause=None):
    return Signal(
        step=step, seen_on=day, words=f"{step} words", source=source, cause=cause, seen_by="Tom Hadley"
    )


def test_days_run_from_the_first_signal_of_each_step():
    clock = step_clock(
        "L-1",
        ANNOUNCED,
        [
            signal("step3", date(2024, 2, 7)),
            signal("step2", date(2024, 2, 7)),
            signal("step2", date(2024, 3, 1)),
            signal("step1", date(2023, 9, 1), cause="tone"),
        ],
    )
    assert [clock.days_of_warning(step) for step in ("step1", "step2", "step3", "step4")] == [
        203,
        44,
        44,
        None,
    ]
    assert clock.seen[0].cause == "tone"


@pytest.mark.parametrize(
    ("day", "warning"), [(date(2024, 3, 21), 1), (ANNOUNCED, None), (date(2024, 3, 23), None)]
)
def test_the_day_of_the_announcement_is_no_warning(day, warning):
    clock = step_clock("L-1", ANNOUNCED, [signal("step3", day)])
    assert clock.days_of_warning("step3") == warning
    assert len(clock.seen) == (warning is not None)


def test_a_note_without_a_date_turns_no_hand_and_is_said():
    clock = step_clock("L-1", ANNOUNCED, [signal("step3", None)], records_undated=2)
    assert clock.seen == ()
    assert clock_in_words(clock)[-1] == "3 records without a date could not be placed on the clock."


def test_a_deal_was_really_lost_by_the_last_day_without_due_diligence():
    assert step_clock("D-1", ANNOUNCED, [signal("step3", date(2024, 2, 7))]).really_lost_by == date(
        2024, 2, 6
    )
    assert step_clock("D-1", ANNOUNCED, [signal("step2", date(2024, 2, 7))]).really_lost_by is None


def test_what_was_done_counts_only_between_the_first_signal_and_the_announcement():
    days = (date(2024, 1, 1), date(2024, 2, 7), date(2024, 3, 21), ANNOUNCED)
    clock = step_clock(
        "L-1",
        ANNOUNCED,
        [signal("step2", date(2024, 2, 7))],
        responses=[Response(day, "Met them") for day in days],
    )
    assert [response.done_on for response in clock.answered] == [date(2024, 2, 7), date(2024, 3, 21)]


def test_a_lost_deal_runs_to_its_closing_day_and_says_by_when_it_was_lost():
    lines = clock_in_words(
        step_clock("D-1", ANNOUNCED, [signal("step3", date(2024, 2, 7))], kind="lost_deal")
    )
    assert lines[0].startswith("They were looking into leaving 44 days before it was closed as lost (7 Feb")
    assert lines[1].endswith("between the first of these signs and the day it was closed as lost.")
    assert lines[-1].startswith("Really lost by 6 February 2024, the last day on which nothing showed")


def test_a_decision_that_showed_before_the_announcement_is_told():
    lines = clock_in_words(step_clock("L-1", ANNOUNCED, [signal("step4", date(2024, 3, 21))]))
    assert lines[0] == ("They had decided 1 day before the announcement (21 March 2024, note by Tom Hadley).")


def test_a_notice_on_one_contract_is_told_as_what_it_is_and_not_as_a_mind() -> None:
    con = store.memory_database()
    con.execute("insert into accounts (account_id, name, load_id) values ('A', 'Skerrow', 1)")
    con.execute(
        "insert into contracts (contract_id, account_id, product_line, starts_on, ends_on, notice_on, monthly_fee,"
        " currency, load_id) values"
        " ('C1', 'A', 'Towels', date '2020-01-01', date '2023-12-31', date '2023-09-07', 100, 'GBP', 1),"
        " ('C2', 'A', 'Linen', date '2020-01-01', date '2024-09-30', null, 100, 'GBP', 1)"
    )
    con.execute(
        "insert into defections (loss_id, account_id, lost_on, notice_on, currency, load_id)"
        " values ('L-1', 'A', date '2024-09-30', date '2024-08-19', 'GBP', 1)"
    )
    store.rebuild_marts(con)
    (clock,) = clocks(con, loss_ids=["L-1"])
    assert clock_in_words(clock)[0] == (
        "They gave notice on Towels alone 347 days before the announcement (7 September 2023, contract)."
    )
    assert clock.seen[0].quoted == "Notice on Towels alone"  # no words of anybody's
    assert signal("step2", ANNOUNCED).quoted == "“step2 words”"


def test_silence_tells_whether_anybody_wrote():
    assert "stored" in clock_in_words(step_clock("L-1", ANNOUNCED, []))[0]
    assert clock_in_words(step_clock("L-1", ANNOUNCED, [], records_written=4))[0].startswith(
        "Nothing in the 4 records"
    )


@pytest.mark.parametrize(
    ("cause", "step", "expected"),
    [("neglect", None, "step1"), ("price", None, None), (None, "step2", "step2"), (None, None, None)],
)
def test_only_a_catalyst_is_a_first_step(cause, step, expected):
    assert step_of(cause, step, CATALYSTS) == expected


def test_evidence_without_a_step_is_no_signal():
    row = {"seen_on": ANNOUNCED, "words": "dear", "source": "note", "seen_by": None, "source_id": "n"}
    assert signals_of([{**row, "cause": "price", "step": None}], CATALYSTS) == []


@pytest.fixture
def returned():
    """One account that left in 2022, came back, and left again in 2024, with a note before each."""
    con = store.memory_database()
    con.execute("insert into accounts (account_id, name, load_id) values ('A', 'Skerrow', 1)")
    con.execute(
        "insert into contracts"
        " (contract_id, account_id, starts_on, ends_on, monthly_fee, currency, load_id) values"
        " ('C1', 'A', date '2020-01-01', date '2022-06-30', 100, 'GBP', 1),"
        " ('C2', 'A', date '2022-09-01', date '2023-03-31', 100, 'GBP', 1)"
    )
    con.execute(
        "insert into defections (loss_id, account_id, lost_on, notice_on, currency, load_id) values"
        " ('L-1', 'A', date '2022-06-30', date '2022-06-01', 'GBP', 1),"
        " ('L-2', 'A', date '2023-03-31', date '2023-03-01', 'GBP', 1)"
    )
    con.execute(
        "insert into notes (note_id, account_id, written_on, author, note_kind, body, load_id) values"
        " ('n1', 'A', date '2022-05-20', 'Tom', 'note', 'Wants a copy of the contract.', 1),"
        " ('n2', 'A', date '2022-06-30', 'Tom', 'note', 'Wants a copy of the contract.', 1),"
        " ('n3', 'A', date '2022-08-31', 'Tom', 'note', 'Wants a copy of the contract.', 1),"
        " ('n5', 'A', date '2022-09-01', 'Tom', 'note', 'Wants a copy of the contract.', 1),"
        " ('n4', 'A', null, 'Tom', 'note', 'Wants a copy of the contract.', 1)"
    )
    con.execute(
        "insert into note_evidence"
        " select note_id, 0, 5, null, 'step3', null, 0.9, 'test', '', '1', '1' from notes"
    )
    with store.write(con):
        pass
    return con


def test_an_account_that_came_back_starts_afresh(returned):
    by_loss = signals_before_losses(returned)
    assert [s.source_id for s in by_loss["L-1"]] == ["n1"]
    assert [s.source_id for s in by_loss["L-2"]] == ["n5"]


def test_the_clock_of_each_loss_counts_its_own_records(returned):
    first, second = clocks(returned)
    assert (first.days_of_warning("step3"), first.records_written, first.records_undated) == (12, 1, 1)
    assert (second.days_of_warning("step3"), second.records_written) == (181, 1)


def test_a_measure_that_covers_the_account_is_something_done(returned):
    returned.execute("update accounts set region = 'North'")
    returned.execute(
        "insert into actions (action_id, title, cause, scope, scope_filter, started_on, owner, load_id) values"
        " ('M-1', 'A named owner', 'neglect', 'North', '{\"region\": [\"North\"]}', date '2022-05-25', 'Dev', 1),"
        " ('M-2', 'Elsewhere', 'neglect', 'East', '{\"region\": [\"East\"]}', date '2022-05-25', 'Dev', 1),"
        " ('M-3', 'Against another cause', 'tone', 'all accounts', '{}', date '2022-05-25', 'Dev', 1)"
    )
    returned.execute("update note_evidence set cause = 'neglect', step = null, status = 'asserted'")
    with store.write(returned):
        pass
    first, second = clocks(returned)
    assert [(done.what, done.who) for done in first.answered] == [("“A named owner” began", "Dev")]
    assert "Done after that: “A named owner” began (Dev, 25 May 2022)." in clock_in_words(first)
    assert second.answered == ()


def test_who_of_ours_spoke_in_a_call_saw_what_was_said_in_it():
    con = small_company()
    con.execute(
        "insert into turns (interview_id, turn, speaker, role, body) values"
        " ('I-0', 1, 'Tom Hadley', 'vendor', 'Of course.'), ('I-0', 2, 'Ann Bell', 'vendor', 'Today.'),"
        " ('I-0', 3, 'Tom Hadley', 'vendor', 'Anything else?')"
    )
    (clock,) = clocks(con, loss_ids=["L-1"])
    assert [signal.place for signal in clock.seen] == ["call by Ann Bell, Tom Hadley"]
    con.execute("update interviews set led_by = 'Dev Rathbone' where interview_id = 'I-0'")
    (clock,) = clocks(con, loss_ids=["L-1"])
    assert [signal.place for signal in clock.seen] == ["call by Dev Rathbone"]
