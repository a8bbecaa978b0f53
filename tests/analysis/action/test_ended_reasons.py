"""A person says that the reason of a lost account has ended: it is offered from then on, until that is taken back."""

from datetime import date, datetime

import pytest

from analysis import verdicts
from analysis.action.ended_reasons import EndedReasonError, end_reason, ended_reason, take_back
from analysis.action.winback import start_win_back, win_back_candidates
from analysis.forgetting.forget import forget
from analysis.lessons import add_lesson, keep_whys
from queries import store
from tests.analysis.small_company import small_company

TODAY, NOW = date(2024, 7, 2), datetime(2024, 7, 2, 10, 0)
SECRET = "a word in confidence"
WHY = "Their new plant needs softened water again."


@pytest.fixture
def con():
    return small_company()


def offered(con) -> dict[str, str]:
    frame = win_back_candidates(con, today=TODAY)
    return dict(zip(frame["loss_id"], frame["reason_to_ring"], strict=True))


def log(con) -> list[tuple[str, ...]]:
    return con.execute(
        "select row_key, changed_by, old_value, new_value from changes where table_name = 'ended_reasons'"
        " order by change_id"
    ).fetchall()


def test_what_a_person_says_lists_the_account_until_it_is_taken_back(con):
    assert offered(con) == {}
    end_reason(con, "L-1", why=f" {WHY}\n", who="Tess Whitlow", now=NOW)
    assert offered(con) == {"L-1": f"{WHY} (Tess Whitlow, 2 July 2024)"}
    assert ended_reason(con, loss_id="L-1")["said_by"] == "Tess Whitlow"
    take_back(con, "L-1", who="Dev", now=NOW)
    assert (offered(con), ended_reason(con, loss_id="L-1")) == ({}, None)
    assert log(con) == [("L-1", "Tess Whitlow", None, WHY), ("L-1", "Dev", WHY, None)]


def test_the_second_to_say_so_learns_who_was_first(con):
    end_reason(con, "L-1", why=WHY, who="Tess Whitlow", now=NOW)
    with pytest.raises(
        EndedReasonError, match=r"Tess Whitlow said so of loss L-1 on 2 July 2024.*: Their new plant"
    ):
        end_reason(con, "L-1", why="I heard it too.", who="Dev", now=NOW)
    assert len(log(con)) == 1


@pytest.mark.parametrize(
    ("loss_id", "why", "who", "sentence"),
    [
        ("L-1", " ", "Tess", "Say who knows"),
        ("L-1", WHY, "", "Say who knows"),
        ("L-9", WHY, "Tess", "L-9 is no loss of an account that is still gone"),
    ],
)
def test_without_words_a_name_or_such_a_loss_it_is_refused(con, loss_id, why, who, sentence):
    with pytest.raises(EndedReasonError, match=sentence):
        end_reason(con, loss_id, why=why, who=who, now=NOW)


@pytest.mark.parametrize(("who", "sentence"), [("", "Say who takes back"), ("Tess", "Nobody says")])
def test_there_is_nothing_to_take_back(con, who, sentence):
    with pytest.raises(EndedReasonError, match=sentence):
        take_back(con, "L-1", who=who, now=NOW)


def test_an_account_that_came_back_has_nothing_to_be_won_back(con):
    con.execute(
        "insert into contracts (contract_id, account_id, starts_on, monthly_fee, currency, load_id)"
        " values ('C-9', 'A', date '2024-05-15', 100, 'GBP', 1)"
    )
    with store.write(con):
        pass
    with pytest.raises(EndedReasonError, match="still gone"):
        end_reason(con, "L-1", why=WHY, who="Tess", now=NOW)


def test_forgetting_an_account_forgets_all_that_was_written_about_its_loss(tmp_path):
    path = tmp_path / "own.duckdb"
    con = store.open_database(path)
    con.execute("insert into accounts (account_id, name, load_id) values ('KELD-9', 'Keld', 1)")
    con.execute(
        "insert into contracts (contract_id, account_id, starts_on, ends_on, monthly_fee, currency, load_id) values"
        " ('C1', 'KELD-9', date '2021-01-01', date '2023-12-31', 100, 'GBP', 1)"
    )
    con.execute("insert into settings values ('observed_until', '\"2024-07-01\"')")
    with store.write(con):
        pass
    loss_id = "KELD-9@2023-12-31"  # a loss that only contracts know
    end_reason(con, loss_id, why=WHY, who="Tess", now=NOW)
    start_win_back(con, loss_id, owner="Tess", contact=SECRET, remark=SECRET, today=TODAY)
    keep_whys(con, loss_id, {1: SECRET}, who="Tess", now=NOW)
    add_lesson(con, loss_id, SECRET, who="Tess", now=NOW)
    verdicts.decide(con, loss_id, "price", who="Tess", reason=SECRET, now=NOW)
    con.close()
    forget(path, account="KELD-9")
    con = store.open_database(path)
    for table in ("ended_reasons", "win_backs", "whys", "lessons", "verdicts", "changes"):
        kept = str(con.execute(f"select * from {table}").fetchall())
        assert not [words for words in (WHY, SECRET, "KELD") if words in kept], table
    assert con.execute("select root_cause from losses").fetchall() == [("price",)], "the counts stay"
    con.close()
