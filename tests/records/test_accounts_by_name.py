"""Files name customers as people do: by a name, before or after the list of customers came in with their ids."""

from datetime import date, datetime
from pathlib import Path

import pytest

from analysis.loading import intake, undo
from analysis.loading.load_result import LoadResult
from queries import store

CUSTOMERS = "Customer ID;Name;Segment\n001A1;Brennan Logistics GmbH;key\n001A2;Quintero & Söhne;small\n"
CONTRACTS = "Customer;Start;Monthly fee\nBrennan Logistics;2021-02-01;1300\nQuintero & Söhne;2022-05-01;250\n"
CHURN = (
    "Customer;Last day of service;Notice received;Annual value\n"
    "Brennan Logistics GmbH;2025-06-30;2025-03-31;15600\n"
)
NOTES = "Customer;Date;Note\nQuintero & Söhne;2025-03-01;They ask for the export of their data.\n"
WORDS = (
    '{"id": "i-1", "kind": "exit_interview", "account": "Brennan Logistics", "held_on": "2025-07-10", '
    '"turns": [{"speaker": "Ann", "role": "customer", "text": "Nobody ever called us back."}]}\n'
)


def load(con: store.Connection, folder: Path, name: str, text: str) -> LoadResult:
    (folder / name).write_text(text)
    [result] = intake.load_paths(con, [folder / name], who="test")
    assert result.error is None
    return result


def named(con: store.Connection) -> dict[str, list[str]]:
    """The accounts that each table names."""
    tables = ("accounts", "contracts", "defections", "notes", "interviews")
    return {
        table: [
            account
            for (account,) in con.execute(f"select distinct account_id from {table} order by all").fetchall()
        ]
        for table in tables
    }


BY_ID = {
    "accounts": ["001A1", "001A2"],
    "contracts": ["001A1", "001A2"],
    "defections": ["001A1"],
    "notes": ["001A2"],
    "interviews": ["001A1"],
}


@pytest.mark.parametrize("last", [False, True], ids=["customers first", "customers last"])
def test_a_column_headed_customer_holds_names(tmp_path: Path, last: bool) -> None:
    con = store.memory_database()
    files = [
        ("contracts.csv", CONTRACTS),
        ("churn.csv", CHURN),
        ("notes.csv", NOTES),
        ("words.jsonl", WORDS),
    ]
    customers = ("customers.csv", CUSTOMERS)

    for name, text in [*files, customers] if last else [customers, *files]:
        load(con, tmp_path, name, text)

    assert named(con) == BY_ID
    assert con.execute("select loss_id is not null from interviews").fetchall() == [(True,)]
    assert con.execute("select notice_on from defections").fetchall() == [(date(2025, 3, 31),)]
    for name, text in files:
        again = load(con, tmp_path, name, text)
        assert (again.new, again.changed) == (0, 0), name
    assert named(con) == BY_ID


def test_a_column_headed_customer_may_hold_ids(tmp_path: Path) -> None:
    con = store.memory_database()
    load(con, tmp_path, "customers.csv", CUSTOMERS)

    load(con, tmp_path, "churn.csv", CHURN.replace("Brennan Logistics GmbH", "001A1"))

    assert named(con)["defections"] == ["001A1"]
    assert named(con)["accounts"] == ["001A1", "001A2"]


def test_undoing_the_list_of_customers_brings_the_names_back(tmp_path: Path) -> None:
    con = store.memory_database()
    for name, text in (("contracts.csv", CONTRACTS), ("churn.csv", CHURN), ("words.jsonl", WORDS)):
        load(con, tmp_path, name, text)
    before = named(con)
    customers = load(con, tmp_path, "customers.csv", CUSTOMERS).load_id
    assert customers is not None

    undo.undo_load(con, customers, who="test", now=datetime(2026, 1, 5))

    assert named(con) == before
    assert before["accounts"] == ["Brennan Logistics", "Quintero & Söhne"]


def test_an_account_that_somebody_has_worked_on_is_left_to_a_person(tmp_path: Path) -> None:
    con = store.memory_database()
    load(con, tmp_path, "contracts.csv", CONTRACTS)
    con.execute(
        "insert into save_plans (save_plan_id, account_id, opened_on, opened_by, next_litmus_on) "
        "values (1, 'Quintero & Söhne', '2025-08-01', 'Ann', '2025-11-01')"
    )

    load(con, tmp_path, "customers.csv", CUSTOMERS)

    assert named(con)["accounts"] == ["001A1", "001A2", "Quintero & Söhne"]


def test_a_column_headed_customer_beside_their_numbers_holds_names(tmp_path: Path) -> None:
    con = store.memory_database()
    load(
        con,
        tmp_path,
        "customers.csv",
        "Customer No;Customer;Region\nK001;Brennan;North\nK002;Quintero;South\n",
    )
    load(con, tmp_path, "fees.csv", "Customer No;Customer;Start;Monthly fee\nK001;Brennan;2021-02-01;1300\n")
    lost = "Loss ID;Customer No;Customer;Last day;Reason\nL1;K002;Quintero;30.06.2025;Price\n"
    load(con, tmp_path, "churn.csv", lost)

    assert named(con)["accounts"] == ["K001", "K002"]
    assert (named(con)["contracts"], named(con)["defections"]) == (["K001"], ["K002"])
