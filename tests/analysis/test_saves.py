"""The chance of a save: which words count, how long an account is followed, and when nothing is said."""

from datetime import date, timedelta

import pytest

from analysis.saves import Episode, chance_of_save, episodes, save_frame
from queries import store

SEEN = date(2024, 1, 1)


def episode(*, announced_after=None, observed_days=400, step="step3"):
    announced = None if announced_after is None else SEEN + timedelta(days=announced_after)
    return Episode("A", step, SEEN, announced, SEEN + timedelta(days=observed_days))


@pytest.mark.parametrize(
    ("given", "outcome"),
    [
        (episode(announced_after=1), "lost"),
        (episode(announced_after=180), "lost"),
        (episode(announced_after=181), "saved"),
        (episode(), "saved"),
        (episode(observed_days=181), "saved"),
        (episode(observed_days=180), "still followed"),
        (episode(announced_after=30, observed_days=40), "lost"),
    ],
)
def test_an_account_is_followed_for_180_days(given, outcome):
    assert given.outcome == outcome


def test_the_earliest_signal_of_a_step_starts_the_count():
    rows = [
        {"account_id": "A", "cause": cause, "step": step, "seen_on": SEEN + timedelta(days=day),
         "announced_on": None, "observed_until": date(2025, 1, 1)}
        for cause, step, day in [("tone", None, 9), ("neglect", None, 3), ("price", None, 0), (None, "step3", 5)]
    ]  # fmt: skip
    assert {e.step: (e.seen_on - SEEN).days for e in episodes(rows)} == {"step1": 3, "step3": 5}


def test_those_still_followed_are_counted_and_enter_no_share():
    found = [episode(announced_after=30)] * 2 + [episode()] * 3 + [episode(observed_days=20)] * 4
    row = save_frame(found).set_index("step").loc["step3"]
    assert (row["accounts"], row["saved"], row["lost"], row["still_followed"]) == (9, 3, 2, 4)
    assert row["saved_share"] == 0.6


def test_without_a_count_the_model_speaks():
    frame = save_frame([])
    assert list(frame["accounts"]) == [0, 0, 0, 0]
    assert list(frame["model_says"])[2] == "much lower"
    assert frame["saved_share"].isna().all()


@pytest.fixture
def con():
    """An account that left and came back, with a note in each stretch and one after the notice."""
    con = store.memory_database()
    con.execute(
        "insert into accounts (account_id, name, load_id) values ('A', 'Skerrow', 1), ('B', 'Varley', 1)"
    )
    con.execute(
        "insert into contracts (contract_id, account_id, starts_on, ends_on, monthly_fee, currency, load_id) values"
        " ('C1', 'A', date '2021-01-01', date '2022-06-30', 100, 'GBP', 1),"
        " ('C2', 'A', date '2022-10-01', null, 100, 'GBP', 1),"
        " ('C3', 'B', date '2021-01-01', date '2024-12-31', 100, 'GBP', 1)"
    )
    con.execute(
        "insert into defections (loss_id, account_id, lost_on, notice_on, currency, load_id)"
        " values ('L-1', 'A', date '2022-06-30', date '2022-06-01', 'GBP', 1)"
    )
    con.execute(
        "insert into notes (note_id, account_id, written_on, note_kind, body, load_id) values"
        " ('before', 'A', date '2022-05-20', 'note', 'words', 1),"
        " ('on the day', 'A', date '2022-06-01', 'note', 'words', 1),"
        " ('after the end', 'A', date '2022-08-01', 'note', 'words', 1),"
        " ('back again', 'A', date '2022-10-01', 'note', 'words', 1),"
        " ('no date', 'A', null, 'note', 'words', 1)"
    )
    con.execute(
        "insert into note_evidence select note_id, 0, 5, null, 'step3', null, 1, 't', '', '1', '1' from notes"
    )
    with store.write(con):
        pass
    return con


def test_words_after_the_notice_save_nobody_and_a_return_starts_afresh(con):
    found = episodes(store.rows(con, "chance_of_save"))
    assert [(e.seen_on, e.outcome) for e in found] == [
        (date(2022, 5, 20), "lost"),
        (date(2022, 10, 1), "saved"),
    ]
    assert list(chance_of_save(con)["saved"]) == [0, 0, 1, 0]


def test_what_is_told_in_an_exit_interview_counts_nothing(con):
    con.execute("delete from note_evidence")
    con.execute(
        "insert into interviews (interview_id, kind, account_id, loss_id, held_on, language, content_sha256, load_id)"
        " values ('I', 'exit_interview', 'A', 'L-1', date '2022-05-01', 'en', 'x', 1)"
    )
    con.execute("insert into evidence values (1, 'I', 0, 0, 5, null, 'step3', null, 1, 't', '', '1', '1')")
    assert episodes(store.rows(con, "chance_of_save")) == []
