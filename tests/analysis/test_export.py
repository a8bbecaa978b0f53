"""Every table goes out as CSV that no spreadsheet runs, and comes back with the same figures."""

import csv
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from analysis import intake
from analysis.export import ExportError, export_tables
from analysis.export_cells import as_written, harmless
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
        ("", ""),
    ],
)
def test_a_cell_is_harmless_and_comes_back_as_it_was(cell: str, safe: str) -> None:
    assert harmless(cell) == safe
    assert as_written(safe) == cell


def test_an_export_goes_only_into_an_empty_database(con: store.Connection, tmp_path: Path) -> None:
    export_tables(con, tmp_path / "out")

    [result] = intake.load_paths(con, [tmp_path / "out"], who="test")

    assert result.error is not None
    assert "goes into an empty database" in result.error


def test_an_export_never_writes_over_other_files(con: store.Connection, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="is no empty folder"):
        export_tables(con, tmp_path)
