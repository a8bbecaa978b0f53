"""Every table goes out as CSV that no spreadsheet runs, and comes back with the same figures."""

import csv
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.export import MARK, ExportError, export_tables
from analysis.export_cells import as_written, harmless
from analysis.loading import intake
from queries import store

LOSSES = """loss_id,account_id,account_name,lost_on,annual_value,reason
L-1,A-1,=cmd|' /C calc'!A0,2024-01-31,1200.50,"@SUM(1,1)"
L-2,A-2,+44 Ltd,2024-02-29,,-not a number
L-3,A-3,Harrow Dairies,2024-03-31,0,None
"""


@pytest.fixture
def con(tmp_path: Path) -> Iterator[store.Connection]:
    con = store.memory_database()
    (tmp_path / "losses.csv").write_text(LOSSES)
    (tmp_path / "churned.csv").write_text("customer id,churned,tenure months\nA-7,yes,3\nA-8,no,14.5\n")
    intake.load_paths(
        con, [tmp_path / "losses.csv", tmp_path / "churned.csv"], as_of=date(2024, 6, 30), who="test"
    )
    yield con
    con.close()


def contents(con: store.Connection) -> dict[str, list[str]]:
    tables = con.execute(
        "select table_name from information_schema.tables where table_catalog = current_database()"
    ).fetchall()  # views among them
    found = {
        table: sorted(map(repr, con.execute(f"select * from {table}").fetchall())) for (table,) in tables
    }
    return {table: rows for table, rows in found.items() if table != "database_state"}


def test_an_export_loads_back_to_the_same_tables_and_marts(con: store.Connection, tmp_path: Path) -> None:
    export_tables(con, tmp_path / "out")
    other = store.memory_database()

    results = intake.load_paths(other, [tmp_path / "out"], who="test")

    assert [result.error for result in results if result.error] == []
    assert contents(other) == contents(con)
    assert store.value(other, "next_load_id", "state") == store.value(con, "next_load_id", "state")
    other.close()


def test_no_cell_of_an_export_runs(con: store.Connection, tmp_path: Path) -> None:
    cells = [
        cell
        for path in export_tables(con, tmp_path / "out")
        for row in csv.reader(path.read_text(encoding="utf-8").splitlines())
        for cell in row
    ]

    assert "'=cmd|' /C calc'!A0" in cells
    assert "'@SUM(1,1)" in cells
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


@pytest.mark.parametrize(
    ("cell", "safe"),
    [
        ("=1+1", "'=1+1"),
        ("+1-2", "'+1-2"),
        ("-x", "'-x"),
        ("@a", "'@a"),
        ("\tx", "'\tx"),
        ("\rx", "'\rx"),
        ("\0x", "'\0x"),
        ("-12.50", "-12.50"),
        ("-1,200.50", "-1,200.50"),
        ("+3%", "+3%"),
        ("plain", "plain"),
        ("'quoted", "'quoted"),
        ("'=1", "''=1"),
        ("", ""),
    ],
)
def test_a_cell_is_harmless_and_comes_back_as_it_was(cell: str, safe: str) -> None:
    assert harmless(cell) == safe
    assert as_written(safe) == cell


@given(st.text(max_size=8))
def test_any_cell_comes_back_as_it_was(cell: str) -> None:
    assert as_written(harmless(cell)) == cell


def test_words_of_any_kind_come_back_as_they_were(tmp_path: Path) -> None:
    con = store.memory_database()
    bodies = [
        "two\nlines",
        "two\r\nlines",
        "a\rb",
        '"quoted", twice',
        "'=1+1",
        "''",
        "=1+1",
        " spaced ",
        "é 😀",
    ]
    with store.write(con) as cursor:
        cursor.execute("insert into accounts (account_id, name, load_id) values ('A-1', 'Alder', 1)")
        for number, body in enumerate(bodies):
            cursor.execute(
                "insert into notes (note_id, account_id, note_kind, body, load_id) "
                "values ($number, 'A-1', 'note', $body, 1)",
                {"number": str(number), "body": body},
            )
    export_tables(con, tmp_path / "out")
    other = store.memory_database()

    intake.load_paths(other, [tmp_path / "out"], who="test")

    assert contents(other) == contents(con)


def test_an_export_of_these_data_changes_nothing(con: store.Connection, tmp_path: Path) -> None:
    export_tables(con, tmp_path / "out")
    before, version = contents(con), store.data_version(con)

    results = intake.load_paths(con, [tmp_path / "out"], who="test")

    assert [result.error for result in results if result.error] == []
    assert sum(result.new for result in results) == 0
    assert {result.file: result.known for result in results}["defections.csv"] == 4
    assert contents(con) == before
    assert store.data_version(con) == version


def test_an_earlier_export_of_these_data_changes_nothing(con: store.Connection, tmp_path: Path) -> None:
    export_tables(con, tmp_path / "out")
    (tmp_path / "more.csv").write_text("loss_id,account_id,lost_on\nL-9,A-1,2024-04-30\n")
    intake.load_paths(con, [tmp_path / "more.csv"], who="test")
    before = contents(con)

    assert not [r for r in intake.load_paths(con, [tmp_path / "out"], who="test") if r.error or r.new]

    assert contents(con) == before


def test_a_later_export_brings_what_is_missing(con: store.Connection, tmp_path: Path) -> None:
    export_tables(con, tmp_path / "early")
    behind = store.memory_database()
    intake.load_paths(behind, [tmp_path / "early"], who="test")
    (tmp_path / "more.csv").write_text("loss_id,account_id,lost_on\nL-9,A-1,2024-04-30\n")
    intake.load_paths(con, [tmp_path / "more.csv"], who="test")
    export_tables(con, tmp_path / "late")

    results = intake.load_paths(behind, [tmp_path / "late"], who="test")

    assert {result.file: result.new for result in results if result.new} == {
        "defections.csv": 1,
        "loads.csv": 1,
    }
    assert contents(behind) == contents(con)


@pytest.mark.parametrize(("older", "refused"), [(-1, False), (1, True)])
def test_an_export_of_an_older_version_loads_and_one_of_a_newer_is_refused(
    con: store.Connection, tmp_path: Path, older: int, refused: bool
) -> None:
    export_tables(con, tmp_path / "out")
    mark = json.loads((tmp_path / "out" / MARK).read_text())
    mark["schema_version"] += older
    mark["tables"].remove("ended_reasons")  # version 1 had no such table
    (tmp_path / "out" / MARK).write_text(json.dumps(mark))
    (tmp_path / "out" / "ended_reasons.csv").unlink()
    other = store.memory_database()

    results = intake.load_paths(other, [tmp_path / "out"], who="test")

    assert any("exported by a newer Whyleft" in (result.error or "") for result in results) == refused
    assert (contents(other) == contents(con)) != refused
    other.close()


def test_an_export_of_other_data_is_refused_and_says_what_to_do(
    con: store.Connection, tmp_path: Path
) -> None:
    other = store.memory_database()
    (tmp_path / "other.csv").write_text("account_id,name\nB-1,Quay\n")
    intake.load_paths(other, [tmp_path / "other.csv"], as_="accounts", who="test")
    export_tables(other, tmp_path / "out")
    before = contents(con)

    [result] = intake.load_paths(con, [tmp_path / "out"], who="test")

    assert result.error is not None
    assert "brings 1 row of accounts and 1 row of loads that this database lacks" in result.error
    assert "lacks 5 rows of accounts, 4 rows of defections and 2 rows of loads" in result.error
    assert "WHYLEFT_DB=other.duckdb" in result.error
    assert contents(con) == before


def test_the_records_of_an_export_load_one_by_one_into_other_data(
    con: store.Connection, tmp_path: Path
) -> None:
    (tmp_path / "accounts.csv").write_text(
        "account_id,name,segment,tier\nA-1,Alder,small,gold\nA-2,Mill,key,\n"
    )
    (tmp_path / "contracts.csv").write_text(
        "contract_id,account_id,starts_on,ends_on,monthly_fee\nC-1,A-1,2023-01-01,2024-01-31,100\n"
    )
    (tmp_path / "deals.csv").write_text(
        "deal_id,account_id,stage,opened_on,closed_on,amount\nD-1,A-2,Closed Lost,2024-01-01,2024-02-01,5\n"
    )
    (tmp_path / "notes.csv").write_text("account_id,date,note\nA-1,2024-01-05,=They rang twice\n")
    files = [tmp_path / f"{name}.csv" for name in ("accounts", "contracts", "deals", "notes")]
    assert not [r.error for r in intake.load_paths(con, files, who="test") if r.error]
    export_tables(con, tmp_path / "out")
    other = store.memory_database()
    (tmp_path / "other.csv").write_text("account_id,name\nB-1,Quay\n")
    intake.load_paths(other, [tmp_path / "other.csv"], as_="accounts", who="test")
    names = ("accounts", "contracts", "deals", "defections", "notes")

    results = intake.load_paths(other, [tmp_path / "out" / f"{name}.csv" for name in names], who="test")

    assert [
        (r.error, r.rejected) for r in results if r.error or (r.rejected and r.kind != "defections")
    ] == []
    columns = "loss_id, kind, account_name, lost_on, reporting_value, recorded_reason"
    facts = f"select {columns} from losses where {{}} order by 1"
    assert (
        other.execute(facts.format("true")).fetchall()
        == con.execute(facts.format("lost_on is not null")).fetchall()
    )
    assert other.execute("select body from notes").fetchall() == [("=They rang twice",)]


def test_an_export_never_writes_over_other_files(con: store.Connection, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="is no empty folder"):
        export_tables(con, tmp_path)
