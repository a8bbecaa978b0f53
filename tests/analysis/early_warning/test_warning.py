"""Which step a living account stands at: half a year of words, without what was put right since."""

from datetime import date

import pytest

from analysis.early_warning.warning import accounts_by_step, standing
from queries import store

TODAY = date(2025, 7, 1)


@pytest.fixture
def con():
    con = store.memory_database()
    con.execute(
        "insert into accounts (account_id, name, region, load_id)"
        " values ('A', 'Skerrow', 'North', 1), ('B', 'Varley', 'West', 1), ('C', 'Cawdale', 'West', 1)"
    )
    con.execute(
        "insert into contracts (contract_id, account_id, starts_on, ends_on, monthly_fee, currency, load_id) values"
        " ('C1', 'A', date '2021-01-01', null, 100, 'GBP', 1),"
        " ('C2', 'A', date '2021-01-01', null, 50, 'GBP', 1),"
        " ('C3', 'B', date '2021-01-01', null, 300, 'GBP', 1),"
        " ('C4', 'C', date '2021-01-01', date '2025-08-31', 300, 'GBP', 1)"
    )
    con.execute(
        "insert into defections (loss_id, account_id, lost_on, notice_on, currency, load_id)"
        " values ('L-1', 'C', date '2025-08-31', date '2025-06-30', 'GBP', 1)"
    )
    con.execute(
        "insert into settings values ('observed_since', '\"2021-01-01\"'), ('observed_until', '\"2025-07-01\"')"
    )
    with store.write(con):
        pass
    return con


def note(con, note_id, account, day, *, cause=None, step=None, status=None, score=0.9):
    con.execute(
        "insert into notes (note_id, account_id, written_on, author, note_kind, body, load_id)"
        " values (?, ?, ?, 'Tom Hadley', 'note', 'Asked twice for a copy.', 1)",
        [note_id, account, day],
    )
    con.execute(
        "insert into note_evidence values (?, 0, 11, ?, ?, ?, ?, 't', '', '1', '1')",
        [note_id, cause, step, status, score],
    )


def test_the_furthest_step_counts_and_the_most_valuable_comes_first(con):
    note(con, "n1", "A", date(2025, 6, 1), step="step2")
    note(con, "n2", "A", date(2025, 5, 1), step="step3")
    note(con, "n3", "B", date(2025, 6, 1), step="step3")
    found = accounts_by_step(con, today=TODAY)
    assert list(found["account_id"]) == ["B", "A"]
    assert list(found["step"]) == ["step3", "step3"]
    assert list(found["annual_value"]) == [3600, 1800]
    of_a = standing(con, today=TODAY, account_id="A")
    assert [signal.step for signal in of_a.signals] == ["step2", "step3"]
    assert (of_a.step, of_a.since_on, of_a.signals[0].words) == ("step3", date(2025, 5, 1), "Asked twice")


@pytest.mark.parametrize(
    ("day", "counts"), [(date(2025, 1, 1), False), (date(2025, 1, 2), True), (None, False)]
)
def test_words_count_for_half_a_year_and_only_with_a_date(con, day, counts):
    note(con, "n1", "A", day, step="step2")
    assert bool(standing(con, today=TODAY, account_id="A")) == counts


def test_an_account_that_has_given_notice_is_not_living(con):
    note(con, "n1", "C", date(2025, 6, 1), step="step3")
    assert standing(con, today=TODAY, account_id="C") is None
    assert list(accounts_by_step(con, today=TODAY, as_of=date(2025, 6, 29))["account_id"]) == ["C"]


def test_a_day_in_the_past_knows_nothing_of_what_came_after(con):
    note(con, "n1", "A", date(2025, 6, 1), step="step3")
    assert accounts_by_step(con, today=TODAY, as_of=date(2025, 5, 31)).empty


def test_words_written_since_the_records_end_count_up_to_today(con):
    note(con, "n1", "A", date(2025, 9, 3), step="step3")
    assert standing(con, today=date(2025, 9, 2), account_id="A") is None
    assert standing(con, today=date(2025, 9, 3), account_id="A").since_on == date(2025, 9, 3)
    assert list(accounts_by_step(con, today=date(2025, 9, 3))["account_id"]) == ["A"]
    assert accounts_by_step(con, today=date(2025, 9, 3), as_of=date(2025, 6, 30)).empty


def test_a_complaint_put_right_since_no_longer_counts(con):
    note(con, "n1", "A", date(2025, 1, 30), cause="no_response", status="asserted")
    assert standing(con, today=TODAY, account_id="A").step == "step1"
    note(con, "n2", "A", date(2025, 2, 13), cause="no_response", status="resolved")
    assert standing(con, today=TODAY, account_id="A") is None
    assert standing(con, today=TODAY, account_id="A", as_of=date(2025, 2, 12)).step == "step1"


@pytest.mark.parametrize("status", ["negated", "hypothetical", "other_party", "resolved"])
def test_what_did_not_happen_here_is_no_signal(con, status):
    note(con, "n1", "A", date(2025, 6, 1), cause="neglect", status=status)
    assert accounts_by_step(con, today=TODAY).empty


def test_weak_evidence_and_other_regions_are_left_out(con):
    note(con, "n1", "A", date(2025, 6, 1), step="step3", score=0.4)
    note(con, "n2", "B", date(2025, 6, 1), step="step3")
    assert list(accounts_by_step(con, today=TODAY)["account_id"]) == ["B"]
    assert accounts_by_step(con, today=TODAY, region=["North"]).empty


def test_the_table_has_the_latest_words_of_the_step(con):
    note(con, "n1", "A", date(2025, 6, 1), step="step3")
    note(con, "n2", "A", date(2025, 3, 1), step="step3")
    row = accounts_by_step(con, today=TODAY).iloc[0]
    assert (row["signals"], row["since_on"], row["last_seen_on"]) == (2, date(2025, 3, 1), date(2025, 6, 1))
    assert row["seen_by"] == "note by Tom Hadley"
