"""The chance of a save: which words count, how long an account is followed, and when nothing is said."""

from datetime import date, timedelta

import pandas as pd
import pytest

from analysis.early_warning.saves import chance_of_save, save_frame
from queries import store

SEEN = date(2024, 1, 1)


def outcome_of(con):
    """How the one account that stands at step 3 came out."""
    row = chance_of_save(con).set_index("step").loc["step3"]
    return next(name for name in ("saved", "lost", "still_followed") if row[name] == row["accounts"] == 1)


@pytest.mark.parametrize(
    ("announced_after", "observed_days", "outcome"),
    [
        (1, 400, "lost"),
        (180, 400, "lost"),
        (181, 400, "saved"),
        (None, 400, "saved"),
        (None, 181, "saved"),
        (None, 180, "still_followed"),
        (30, 40, "lost"),
    ],
)
def test_an_account_is_followed_for_180_days(announced_after, observed_days, outcome):
    con = company()
    until = SEEN + timedelta(days=observed_days)
    con.execute(
        "insert into settings values ('observed_since', '\"2021-01-01\"'), ('observed_until', ?)",
        [f'"{until}"'],
    )
    customer(con, "A", since=date(2021, 1, 1))
    if announced_after:
        leaves(con, "A", announced_on=SEEN + timedelta(days=announced_after), lost_on=until)
    note(con, "n", "A", SEEN)
    rebuilt(con)
    assert outcome_of(con) == outcome


def test_the_earliest_signal_of_a_step_starts_the_count_and_a_cause_that_is_no_catalyst_starts_none(con):
    con.execute("delete from note_evidence")
    for note_id, cause, step in [
        ("back again", "tone", None),
        ("back again", "price", None),
        ("again", None, "step2"),
    ]:
        evidence(con, note_id, cause=cause, step=step)
    accounts = chance_of_save(con).set_index("step")["accounts"]
    assert accounts.to_dict() == {"step1": 1, "step2": 1, "step3": 0, "step4": 0}


def test_those_still_followed_are_counted_and_enter_no_share():
    counted = {"step": ["step3"], "accounts": [9], "saved": [3], "lost": [2], "still_followed": [4]}
    row = save_frame(pd.DataFrame(counted)).set_index("step").loc["step3"]
    assert (row["accounts"], row["saved"], row["lost"], row["still_followed"]) == (9, 3, 2, 4)
    assert row["saved_share"] == 0.6


def test_without_a_count_the_model_speaks():
    frame = chance_of_save(store.memory_database())
    assert list(frame["accounts"]) == [0, 0, 0, 0]
    assert list(frame["model_says"])[2] == "much lower"
    assert frame["saved_share"].isna().all()


def company():
    """Two accounts, A and B, about which nothing is known yet."""
    con = store.memory_database()
    con.execute(
        "insert into accounts (account_id, name, load_id) values ('A', 'Skerrow', 1), ('B', 'Varley', 1)"
    )
    return con


def customer(con, account, *, since, until=None):
    con.execute(
        "insert into contracts (contract_id, account_id, starts_on, ends_on, monthly_fee, currency, load_id)"
        " values (?, ?, ?, ?, 100, 'GBP', 1)",
        [f"{account} {since}", account, since, until],
    )


def leaves(con, account, *, announced_on, lost_on):
    con.execute(
        "insert into defections (loss_id, account_id, lost_on, notice_on, currency, load_id)"
        " values (?, ?, ?, ?, 'GBP', 1)",
        [f"L {announced_on}", account, lost_on, announced_on],
    )


def note(con, note_id, account, day):
    con.execute(
        "insert into notes (note_id, account_id, written_on, note_kind, body, load_id)"
        " values (?, ?, ?, 'note', 'words', 1)",
        [note_id, account, day],
    )
    evidence(con, note_id, step="step3")


def evidence(con, note_id, *, cause=None, step=None):
    status = "asserted" if cause else None
    con.execute(
        "insert into note_evidence values (?, 0, 5, ?, ?, ?, 1, 't', '', '1', '1')",
        [note_id, cause, step, status],
    )


def rebuilt(con):
    with store.write(con):
        pass


@pytest.fixture
def con():
    """An account that left and came back, with a note in each stretch and one after the notice."""
    con = company()
    customer(con, "A", since=date(2021, 1, 1), until=date(2022, 6, 30))
    customer(con, "A", since=date(2022, 10, 1))
    customer(con, "B", since=date(2021, 1, 1), until=date(2024, 12, 31))
    leaves(con, "A", announced_on=date(2022, 6, 1), lost_on=date(2022, 6, 30))
    for note_id, day in [
        ("before", date(2022, 5, 20)),
        ("on the day", date(2022, 6, 1)),
        ("after the end", date(2022, 8, 1)),
        ("back again", date(2022, 10, 1)),
        ("again", date(2022, 11, 1)),
        ("no date", None),
    ]:
        note(con, note_id, "A", day)
    rebuilt(con)
    return con


def test_words_after_the_notice_save_nobody_and_a_return_starts_afresh(con):
    row = chance_of_save(con).set_index("step").loc["step3"]
    assert (row["accounts"], row["lost"], row["saved"]) == (2, 1, 1)


def test_what_is_told_in_an_exit_interview_counts_nothing(con):
    con.execute("delete from note_evidence")
    con.execute(
        "insert into interviews (interview_id, kind, account_id, loss_id, held_on, language, content_sha256, load_id)"
        " values ('I', 'exit_interview', 'A', 'L 2022-06-01', date '2022-05-01', 'en', 'x', 1)"
    )
    con.execute("insert into evidence values (1, 'I', 0, 0, 5, null, 'step3', null, 1, 't', '', '1', '1')")
    assert not chance_of_save(con)["accounts"].any()
