"""Older files are upgraded in a copy, newer ones refused; backups come back as they were."""

from pathlib import Path

import duckdb
import pandas as pd
import pytest

from queries import store, upgrade

MARK = "a sentence that must be gone"


@pytest.fixture
def database(tmp_path: Path) -> Path:
    """A database with one setting in it."""
    path = tmp_path / "own.duckdb"
    con = store.open_database(path)
    with store.write(con) as cursor:
        store.append(cursor, "settings", pd.DataFrame([{"setting": "gap_days", "setting_value": "30"}]))
    con.close()
    return path


def make_older(path: Path) -> None:
    """What a file of version 0 looked like: no column saying whether it is the sample."""
    with duckdb.connect(str(path)) as con:
        con.execute("alter table database_state drop column is_sample")
        con.execute("update database_state set schema_version = 0")


@pytest.fixture
def migrations(tmp_path: Path) -> Path:
    """The way from version 0 to version 1."""
    folder = tmp_path / "migrations"
    folder.mkdir()
    (folder / "0001.sql").write_text("alter table database_state add column is_sample boolean default false;")
    return folder


def settings_of(path: Path) -> list[tuple[str, ...]]:
    con = store.open_database(path)
    try:
        return con.execute("select setting, setting_value from settings").fetchall()
    finally:
        con.close()


def test_an_older_file_is_upgraded_and_kept(database: Path, migrations: Path) -> None:
    make_older(database)

    kept = upgrade.upgrade(database, target_version=1, migrations=migrations)

    assert settings_of(database) == [("gap_days", "30")]
    assert kept.name == "own.duckdb.version-0"
    assert upgrade.version_of(kept) == 0
    assert database.stat().st_mode & 0o777 == 0o600


def test_an_upgrade_without_a_way_changes_nothing(database: Path, tmp_path: Path) -> None:
    make_older(database)
    before = database.read_bytes()

    with pytest.raises(store.StoreError, match="has version 0, and no way leads from there to 1"):
        upgrade.upgrade(database, target_version=1, migrations=tmp_path / "none")

    assert database.read_bytes() == before


def test_an_upgrade_that_fails_changes_nothing(database: Path, migrations: Path) -> None:
    make_older(database)
    (migrations / "0001.sql").write_text("alter table nonsense add column a integer;")
    before = database.read_bytes()

    with pytest.raises(store.StoreError, match="left as it is"):
        upgrade.upgrade(database, target_version=1, migrations=migrations)

    assert database.read_bytes() == before


def test_a_newer_file_is_refused(database: Path) -> None:
    with duckdb.connect(str(database)) as con:
        con.execute("update database_state set schema_version = 99")

    with pytest.raises(store.StoreError, match="written by a newer Whyleft .schema version 99"):
        store.open_database(database)


def test_a_backup_comes_back_and_the_former_file_is_kept(database: Path, tmp_path: Path) -> None:
    target = tmp_path / "copy.duckdb"
    upgrade.backup(database, target)
    con = store.open_database(database)
    with store.write(con) as cursor:
        cursor.execute("delete from settings")
    con.close()

    kept = upgrade.restore(database, target, newest_version=store.SCHEMA_VERSION)

    assert settings_of(database) == [("gap_days", "30")]
    assert kept is not None
    assert settings_of(kept) == []


def test_sequences_go_on_after_a_copy(database: Path, tmp_path: Path) -> None:
    con = store.open_database(database)
    con.execute("select nextval('load_ids')").fetchall()
    con.close()
    upgrade.backup(database, tmp_path / "copy.duckdb")

    with duckdb.connect(str(tmp_path / "copy.duckdb")) as copied:
        assert copied.execute("select nextval('load_ids')").fetchone() == (2,)


def test_a_backup_overwrites_nothing(database: Path, tmp_path: Path) -> None:
    (tmp_path / "copy.duckdb").write_text("precious")

    with pytest.raises(store.StoreError, match="exists already"):
        upgrade.backup(database, tmp_path / "copy.duckdb")


@pytest.mark.parametrize("content", [None, "no database " * 1000])
def test_a_restore_from_what_is_no_backup_changes_nothing(
    database: Path, tmp_path: Path, content: str | None
) -> None:
    source = tmp_path / "copy.duckdb"
    if content:
        source.write_text(content)

    with pytest.raises(store.StoreError, match=r"copy\.duckdb"):
        upgrade.restore(database, source, newest_version=store.SCHEMA_VERSION)

    assert settings_of(database) == [("gap_days", "30")]


def test_a_rewritten_file_holds_no_deleted_words(database: Path) -> None:
    con = store.open_database(database)
    con.execute("insert into settings values ('mark', $mark)", {"mark": MARK})
    con.execute("checkpoint")
    con.execute("delete from settings where setting = 'mark'")
    con.close()
    assert MARK.encode() in database.read_bytes()

    upgrade.rewrite(database)

    assert MARK.encode() not in b"".join(file.read_bytes() for file in database.parent.iterdir())
    assert settings_of(database) == [("gap_days", "30")]


def test_a_file_of_version_1_gets_the_tables_of_version_2_and_keeps_its_rows(database: Path) -> None:
    laid_out = columns_of(database)
    with duckdb.connect(str(database)) as con:
        con.execute("drop table ended_reasons")
        con.execute("update database_state set schema_version = 1")

    assert settings_of(database) == [("gap_days", "30")]
    assert columns_of(database) == laid_out
    assert upgrade.version_of(database.with_name("own.duckdb.version-1")) == 1


def columns_of(path: Path) -> list[tuple[str, ...]]:
    """Every column of every table, as it is declared."""
    with duckdb.connect(str(path)) as con:
        return con.execute(
            "select table_name, column_name, data_type, is_nullable from duckdb_columns() order by all"
        ).fetchall()
