"""The one door to DuckDB: open the file, run a named query, write in one transaction.

Every SQL text is a file under this folder; nothing here or elsewhere builds SQL from data. A file is named by
`folder/name`; `frame(con, "share_of_losses_by_cause")` reads `reports/share_of_losses_by_cause.sql`.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd

from queries import upgrade
from queries.opening import DatabaseInUseError, StoreError, connect
from queries.statements import HERE, UnknownQueryError, fingerprint, names, sql

__all__ = [
    "DatabaseInUseError",
    "StoreError",
    "UnknownQueryError",
    "names",
    "sql",
]  # callers know only the store

Connection = duckdb.DuckDBPyConnection

SCHEMA_VERSION = 2
MARTS = (  # in the order in which they build on each other
    "currency_rates",
    "competitor_names",
    "service_periods",
    "spells",
    "observed",
    "all_losses",
    "recorded_losses",
    "loss_words",
    "loss_causes",
    "losses",
    "fee_moves",
    "closed_deals",
)
VIEW_MARTS = ("all_losses", "recorded_losses")  # storing them beside `losses` would write every loss again
WORD_MARTS = ("loss_words", "loss_causes", "losses")  # all that changed evidence can alter
REPORT_MARTS = (*WORD_MARTS, "fee_moves", "closed_deals")  # the large ones, which nothing reads but reports

# DuckDB lets two writers collide on a row; one process owns the file, so one lock does.
_write_lock = threading.RLock()
_writing: list[Connection] = []  # the cursor of the write under way, if any


def frame(con: Connection, name: str, folder: str = "reports", **params: Any) -> pd.DataFrame:
    """Result of a named query as a frame. DuckDB itself refuses missing and surplus parameters."""
    return _reader(con).execute(sql(name, folder), params).df()


def rows(con: Connection, name: str, folder: str = "reports", **params: Any) -> list[dict[str, Any]]:
    """Result of a named query as one dict per row, with Python's own dates and numbers."""
    cursor = _reader(con).execute(sql(name, folder), params)
    columns = [column[0] for column in cursor.description]
    return [dict(zip(columns, row, strict=True)) for row in cursor.fetchall()]


def value(con: Connection, name: str, folder: str = "reports", **params: Any) -> Any:
    """The single value that a named query returns; None where it returns no row."""
    row = _reader(con).execute(sql(name, folder), params).fetchone()
    return row[0] if row else None


def _reader(con: Connection) -> Connection:
    """A cursor of its own for each read; inside a write the write's own, which alone sees what it has written."""
    return con if any(con is cursor for cursor in _writing) else con.cursor()


def data_version(con: Connection) -> int:
    """Counter raised in the transaction of every write."""
    return int(value(con, "data_version", "state"))


def execute(cursor: Connection, name: str, folder: str = "writes", **params: Any) -> None:
    """Run a named statement inside a write."""
    cursor.execute(sql(name, folder), params)


def append(cursor: Connection, table: str, data: pd.DataFrame) -> None:
    """Add rows to a table of the schema, matched by column name; the table's checks decide what may enter."""
    cursor.append(table, data, by_name=True)


@contextmanager
def write(
    con: Connection, *, marts: tuple[str, ...] = MARTS, stores_reports: bool = True
) -> Iterator[Connection]:
    """One transaction: all of it or nothing, alone among writers.

    Before it commits, the marts are rebuilt, the integrity queries must find nothing, `data_version` rises.
    A write that knows what it touches names fewer marts: `WORD_MARTS`, or none where it touches no records at all.
    One of many files that are loaded in a row leaves `REPORT_MARTS` as views (`stores_reports=False`): right at
    once, slow to read until `store_marts`, the next such write, or the next opening stores them.

    Raises:
        StoreError: an integrity query found rows; the sentence names the first, and nothing is written.
    """
    with _write_lock:
        cursor = con.cursor()
        cursor.begin()
        _writing.append(cursor)
        try:
            yield cursor
            if marts:
                rebuild_marts(cursor, marts, stores_reports=stores_reports)
                refuse_violations(cursor)
            execute(cursor, "raise_data_version")
            cursor.commit()
        except BaseException:
            cursor.rollback()
            raise
        finally:
            _writing.remove(cursor)
            cursor.close()


@contextmanager
def trial(con: Connection) -> Iterator[Connection]:
    """A write that is always taken back: to see what would come of it. Sequences go on counting."""
    with _write_lock:
        cursor = con.cursor()
        cursor.begin()
        _writing.append(cursor)
        try:
            yield cursor
        finally:
            cursor.rollback()
            _writing.remove(cursor)
            cursor.close()


def rebuild_marts(cursor: Connection, marts: tuple[str, ...] = MARTS, *, stores_reports: bool = True) -> None:
    """Make marts anew from the base tables: views, or tables that hold the rows."""
    views = VIEW_MARTS if stores_reports else (*VIEW_MARTS, *REPORT_MARTS)
    former = _views(cursor)
    for mart in marts:
        kind = "view" if mart in views else "table"
        if (mart in former) != (mart in views):
            cursor.execute(f"drop {'view' if mart in former else 'table'} if exists {mart}")
        cursor.execute(f"create or replace {kind} {mart} as\n{sql(mart, 'marts')}")


def store_marts(con: Connection) -> None:
    """Store the marts that loads have left as views."""
    waiting = tuple(mart for mart in REPORT_MARTS if mart in _views(con))
    if waiting:
        with write(con, marts=waiting):
            pass


def _views(con: Connection) -> set[str]:
    return {row["view_name"] for row in rows(con, "views", "state")}


def refuse_violations(cursor: Connection) -> None:
    """Each integrity query returns the rows that break a rule, in a column `finding`."""
    for path in sorted((HERE / "integrity").glob("*.sql")):
        row = cursor.execute(path.read_text(encoding="utf-8")).fetchone()
        if row:
            raise StoreError(str(row[0]))


def create_schema(con: Connection, *, is_sample: bool) -> None:
    """Lay out an empty database of the present version, wholly or not at all."""
    con.begin()
    for path in sorted((HERE / "schema").glob("*.sql")):
        con.execute(path.read_text(encoding="utf-8"))
    execute(con, "create_state", schema_version=SCHEMA_VERSION, derived_by="", is_sample=is_sample)
    derive(con)
    con.commit()


def derive(cursor: Connection) -> None:
    """Make marts and macros anew and note which statements made them."""
    rebuild_marts(cursor)
    create_macros(cursor)
    execute(cursor, "note_derivation", derived_by=fingerprint("marts", "macros"))


def create_macros(con: Connection) -> None:
    """Name the sets of rows that many reports start from."""
    for path in sorted((HERE / "macros").glob("*.sql")):
        con.execute(path.read_text(encoding="utf-8"))


def memory_database() -> Connection:
    """An empty database in memory, for tests and for `--dry-run`."""
    con = connect(":memory:")
    create_schema(con, is_sample=False)
    return con


def open_database(path: Path, *, is_sample: bool = False) -> Connection:
    """Open the file: a new one is laid out, an older one upgraded into a new file (the old one is kept).

    Raises:
        StoreError: another process has it, it is of a newer Whyleft, or it is no Whyleft database.
    """
    con = connect(path)
    if value(con, "table_count", "state") == 0:  # new, or made by a process that was ended at once
        create_schema(con, is_sample=is_sample)
        path.chmod(0o600)
        return con
    con.close()
    version = upgrade.version_of(path)
    upgrade.refuse_newer(path, version, SCHEMA_VERSION)
    if version < SCHEMA_VERSION:
        upgrade.upgrade(path, target_version=SCHEMA_VERSION)
    con = connect(path)
    if value(con, "derived_by", "state") != fingerprint("marts", "macros"):  # a report was mended since
        with write(con, marts=()) as cursor:
            derive(cursor)
    store_marts(con)
    return con


def is_sample(con: Connection) -> bool:
    """Whether the sample company is open; every page says so then."""
    return bool(value(con, "is_sample", "state"))


def backup(path: Path, target: Path) -> None:
    """A verified copy of a database that nobody has open, in one new file."""
    upgrade.backup(path, target)


def restore(path: Path, source: Path) -> Path | None:
    """Put a backup in the place of `path`; where the former file is kept, None where there was none."""
    return upgrade.restore(path, source, newest_version=SCHEMA_VERSION)
