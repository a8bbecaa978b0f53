"""The file: laid out, locked, written whole or not at all."""

import subprocess
import sys
from datetime import datetime
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from queries import store

SETTING = pd.DataFrame([{"setting": "timezone", "setting_value": '"UTC"'}])


def test_a_new_file_is_laid_out_and_private(tmp_path: Path) -> None:
    con = store.open_database(tmp_path / "own.duckdb", is_sample=True)

    assert store.is_sample(con)
    assert store.data_version(con) == 0
    assert (tmp_path / "own.duckdb").stat().st_mode & 0o777 == 0o600
    assert store.frame(con, "schema_version", "state")["schema_version"].tolist() == [store.SCHEMA_VERSION]


def test_a_write_raises_the_data_version_and_stays(tmp_path: Path) -> None:
    path = tmp_path / "own.duckdb"
    con = store.open_database(path)
    with store.write(con) as cursor:
        store.append(cursor, "settings", SETTING)
    con.close()

    again = store.open_database(path)

    assert store.data_version(again) == 1
    assert again.execute("select setting from settings").fetchall() == [("timezone",)]


def test_a_write_that_fails_leaves_nothing(tmp_path: Path) -> None:
    con = store.open_database(tmp_path / "own.duckdb")
    with pytest.raises(duckdb.ConstraintException), store.write(con) as cursor:
        store.append(cursor, "settings", SETTING)
        store.append(cursor, "settings", SETTING)

    assert store.data_version(con) == 0
    assert con.execute("select count(*) from settings").fetchall() == [(0,)]


def test_another_process_is_named_in_the_refusal(tmp_path: Path) -> None:
    path = tmp_path / "own.duckdb"
    store.open_database(path).close()
    holder = subprocess.Popen(
        [
            sys.executable,
            "-c",
            f"import duckdb; c = duckdb.connect({str(path)!r}); print('open', flush=True); input()",
        ],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert holder.stdout
    holder.stdout.readline()
    try:
        with pytest.raises(store.DatabaseInUseError, match=f"process {holder.pid} .*Upload page"):
            store.open_database(path)
    finally:
        holder.communicate(b"\n")


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda path: path.write_text("not a database " * 1000), "is no database"),
        (lambda path: path.mkdir(), "is a folder"),
        (
            lambda path: duckdb.connect(str(path)).execute("create table t (a int)").close(),
            "no Whyleft database",
        ),
    ],
)
def test_what_is_no_database_of_ours_is_refused_and_left(tmp_path: Path, make, sentence: str) -> None:
    path = tmp_path / "own.duckdb"
    make(path)
    before = path.read_bytes() if path.is_file() else b""

    with pytest.raises(store.StoreError, match=sentence):
        store.open_database(path)

    assert (path.read_bytes() if path.is_file() else b"") == before


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(store.StoreError, match="there is no folder .*nowhere"):
        store.open_database(tmp_path / "nowhere" / "own.duckdb")


def test_no_extension_is_fetched_and_no_setting_changed() -> None:
    con = store.memory_database()

    with pytest.raises(duckdb.InvalidInputException, match="locked"):
        con.execute("set autoinstall_known_extensions = true")


def test_a_query_that_is_not_there_names_the_known_ones() -> None:
    with pytest.raises(
        store.UnknownQueryError, match="No query named 'nonsense' in queries/state; known: .*is_sample"
    ):
        store.sql("nonsense", "state")


def test_rows_carry_python_values() -> None:
    con = store.memory_database()
    with store.write(con) as cursor:
        cursor.execute("insert into codebook_versions values ('1', '{}', timestamp '2025-01-02 03:04:05')")

    assert con.execute("select installed_at from codebook_versions").fetchone() == (
        datetime(2025, 1, 2, 3, 4, 5),
    )


def test_marts_of_an_earlier_day_are_derived_anew(tmp_path: Path) -> None:
    """A mended mart must not wait for the next load to show."""
    path = tmp_path / "own.duckdb"
    con = store.open_database(path)
    con.execute("update database_state set derived_by = 'other statements'")
    con.execute("drop table fee_moves")
    con.close()

    again = store.open_database(path)

    assert again.execute("select count(*) from fee_moves").fetchall() == [(0,)]
    assert store.data_version(again) == 1


def test_what_reports_read_is_right_at_once_and_stored_later(tmp_path: Path) -> None:
    """A load of many files need not write the large marts for each of them."""
    path = tmp_path / "own.duckdb"
    con = store.open_database(path)
    with store.write(con, stores_reports=False) as cursor:
        cursor.execute("insert into accounts (account_id, name, load_id) values ('A-1', 'Alder', 1)")
        cursor.execute(
            "insert into defections (loss_id, account_id, lost_on, currency, load_id) "
            "values ('L-1', 'A-1', '2025-01-31', '', 1)"
        )

    assert con.execute("select loss_id from losses").fetchall() == [("L-1",)]
    assert kind_of(con, "losses") == "VIEW"
    con.close()

    again = store.open_database(path)
    assert again.execute("select loss_id from losses").fetchall() == [("L-1",)]
    assert kind_of(again, "losses") == "BASE TABLE"


def test_a_write_that_stores_what_reports_read_leaves_no_view_of_it() -> None:
    con = store.memory_database()
    with store.write(con, stores_reports=False):
        pass
    assert kind_of(con, "fee_moves") == "VIEW"

    with store.write(con):
        pass

    assert {kind_of(con, mart) for mart in store.REPORT_MARTS} == {"BASE TABLE"}


def test_storing_what_is_stored_writes_nothing() -> None:
    con = store.memory_database()

    store.store_marts(con)

    assert store.data_version(con) == 0


def kind_of(con: store.Connection, name: str) -> str:
    found = con.execute(
        "select table_type from information_schema.tables where table_name = $name", {"name": name}
    ).fetchone()
    assert found
    return str(found[0])
