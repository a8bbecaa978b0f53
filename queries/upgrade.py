"""Copy a database into a new file and swap it in: upgrade, backup, restore, rewriting after a deletion.

A live file is never altered in place: DuckDB keeps deleted words in its blocks, and a change of schema that
is cut short leaves a log that cannot be replayed. So everything here copies what is alive, compares the copy
with the original table by table, and only then puts it in place.
"""

import os
import shutil
from pathlib import Path

import duckdb

from queries.opening import StoreError, connect, in_words
from queries.statements import HERE, sql

MIGRATIONS = HERE / "migrations"


def copy_database(source: Path, target: Path) -> None:
    """A verified copy of a database that no other process or connection has open; `target` must not exist.

    Raises:
        StoreError: the source cannot be read, or the copy differs from it; then no target is left behind.
    """
    if target.exists():
        raise StoreError(f"{target} exists already; name a new file.")
    con = connect(":memory:")
    try:
        _copy_within(con, source, target)
    except duckdb.Error as error:
        target.unlink(missing_ok=True)
        raise in_words(source, str(error)) from error
    except StoreError:
        target.unlink(missing_ok=True)
        raise
    finally:
        con.close()
    target.chmod(0o600)


def _copy_within(con: duckdb.DuckDBPyConnection, source: Path, target: Path) -> None:
    con.execute(sql("attach_original", "copying"), {"path": str(source)})
    con.execute(sql("attach_fresh", "copying"), {"path": str(target)})
    con.execute(sql("copy_all", "copying"))
    for (table,) in con.execute(sql("tables_of_original", "copying")).fetchall():
        before, after = (
            con.execute(sql("fingerprint", "copying"), {"table_name": f"{name}.main.{table}"}).fetchone()
            for name in ("original", "fresh")
        )
        if before != after:
            raise StoreError(f"The copy of {source} differs from it in table {table}; nothing was changed.")


def rewrite(path: Path) -> None:
    """Put a copy of the file in its own place, so that words deleted from it are gone from its bytes.

    The caller has closed every connection to it. The former bytes are overwritten before they are released.
    """
    fresh = _fresh_beside(path)
    _settle(path)
    copy_database(path, fresh)
    _overwrite(path)
    os.replace(fresh, path)


def upgrade(path: Path, *, target_version: int, migrations: Path = MIGRATIONS) -> Path:
    """Bring an older file to `target_version` in a copy and swap that in; where the old one is kept.

    `migrations/0002.sql` holds the statements that turn version 1 into version 2.
    """
    version = version_of(path)
    fresh, kept = _fresh_beside(path), _free_name(path, f"version-{version}")
    copy_database(path, fresh)
    con = connect(fresh)
    try:
        _migrate(con, path, range(version + 1, target_version + 1), migrations)
    except duckdb.Error as error:
        raise StoreError(f"{path} could not be upgraded and was left as it is: {error}") from error
    finally:
        con.close()
    shutil.copy2(path, kept)
    os.replace(fresh, path)
    return kept


def _migrate(con: duckdb.DuckDBPyConnection, path: Path, versions: range, migrations: Path) -> None:
    for version in versions:
        step = migrations / f"{version:04}.sql"
        if not step.is_file():
            raise StoreError(f"{path} has version {version - 1}, and no way leads from there to {version}.")
        con.execute(step.read_text(encoding="utf-8"))
        con.execute(sql("set_schema_version", "copying"), {"schema_version": version})


def version_of(path: Path) -> int:
    """The schema version of a file that nobody has open; its log, if any, is taken in first.

    Raises:
        StoreError: the file is not there, or is no Whyleft database.
    """
    if not path.is_file():
        raise StoreError(f"There is no file {path}.")
    con = connect(path)
    try:
        row = con.execute(sql("schema_version", "state")).fetchone()
    except duckdb.CatalogException as error:
        raise StoreError(f"{path} is a DuckDB file, but no Whyleft database.") from error
    finally:
        con.close()
    if row is None:
        raise StoreError(f"{path} is damaged: it does not say which version it has. Restore a backup.")
    return int(row[0])


def backup(path: Path, target: Path) -> None:
    """A verified copy of the database in one new file."""
    version_of(path)
    copy_database(path, target)


def restore(path: Path, source: Path, *, newest_version: int) -> Path | None:
    """Put a backup in the place of `path`; where the former file is kept, None where there was none.

    Raises:
        StoreError: the backup is of a newer Whyleft, or no Whyleft database; `path` is then left as it is.
    """
    version = version_of(source)
    refuse_newer(source, version, newest_version)
    if path.exists():
        version_of(path)  # refuses while another process has it
    fresh = _fresh_beside(path)
    copy_database(source, fresh)
    kept = _free_name(path, "before-restore") if path.exists() else None
    if kept:
        shutil.copy2(path, kept)
    os.replace(fresh, path)
    return kept


def refuse_newer(path: Path, version: int, newest_version: int) -> None:
    """Refuse a file that a newer Whyleft has laid out."""
    if version > newest_version:
        raise StoreError(
            f"{path} was written by a newer Whyleft (schema version {version}; this one knows up to "
            f"{newest_version}). Install the newer Whyleft; the file was left as it is."
        )


def _settle(path: Path) -> None:
    """Take the write-ahead log into the file; closing the only connection does."""
    connect(path).close()


def _fresh_beside(path: Path) -> Path:
    fresh = path.with_name(f"{path.name}.new")
    fresh.unlink(missing_ok=True)  # left by a copy that was cut short
    return fresh


def _free_name(path: Path, what: str) -> Path:
    """`whyleft.duckdb.version-1`, numbered on where that is taken: nothing kept is ever overwritten."""
    name, number = path.with_name(f"{path.name}.{what}"), 2
    while name.exists():
        name, number = path.with_name(f"{path.name}.{what}-{number}"), number + 1
    return name


def _overwrite(path: Path) -> None:
    size = path.stat().st_size
    with path.open("r+b") as file:
        for _ in range(0, size, 1 << 20):
            file.write(bytes(1 << 20))
        file.truncate(size)
        file.flush()
        os.fsync(file.fileno())
