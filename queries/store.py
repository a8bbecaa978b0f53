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

Connection = duckdb.DuckDBPyConnection

HERE = Path(__file__).parent
SCHEMA_VERSION = 1
MARTS = ("losses", "loss_causes", "active_months")  # in the order in which they build on each other

_write_lock = (
    threading.RLock()
)  # DuckDB lets two writers collide on a row; one process owns the file, so one lock does


class StoreError(Exception):
    """A sentence for the person: what happened to the database, and what to do."""


class UnknownQueryError(StoreError):
    """No SQL file of that name."""


def sql(name: str, folder: str = "reports") -> str:
    """The text of a named query."""
    path = HERE / folder / f"{name}.sql"
    if not path.is_file():
        known = ", ".join(sorted(p.stem for p in (HERE / folder).glob("*.sql")))
        raise UnknownQueryError(f"No query named '{name}' in queries/{folder}; known: {known}.")
    return path.read_text(encoding="utf-8")


def frame(con: Connection, name: str, folder: str = "reports", **params: Any) -> pd.DataFrame:
    """Result of a named query as a frame. DuckDB itself refuses missing and surplus parameters."""
    return con.cursor().execute(sql(name, folder), params).df()


def rows(con: Connection, name: str, folder: str = "reports", **params: Any) -> list[dict[str, Any]]:
    """Result of a named query as one dict per row, with Python's own dates and numbers."""
    cursor = con.cursor().execute(sql(name, folder), params)
    columns = [column[0] for column in cursor.description]
    return [dict(zip(columns, row, strict=True)) for row in cursor.fetchall()]


def value(con: Connection, name: str, folder: str = "reports", **params: Any) -> Any:
    """The single value that a named query returns; None where it returns no row."""
    row = con.cursor().execute(sql(name, folder), params).fetchone()
    return row[0] if row else None


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
def write(con: Connection) -> Iterator[Connection]:
    """One transaction: all of it or nothing, alone among writers.

    Before it commits, the marts are rebuilt, the integrity queries must come back empty and `data_version` rises.

    Raises:
        StoreError: an integrity query found rows; the sentence names the first of them, and nothing is written.
    """
    with _write_lock:
        cursor = con.cursor()
        cursor.begin()
        try:
            yield cursor
            rebuild_marts(cursor)
            refuse_violations(cursor)
            execute(cursor, "raise_data_version")
            cursor.commit()
        except BaseException:
            cursor.rollback()
            raise
        finally:
            cursor.close()


def rebuild_marts(cursor: Connection) -> None:
    """Fill the mart tables anew from the base tables."""
    for mart in MARTS:
        cursor.execute(f"create or replace table {mart} as\n{sql(mart, 'marts')}")


def refuse_violations(cursor: Connection) -> None:
    """Each integrity query returns the rows that break a rule, in a column `finding`."""
    for path in sorted((HERE / "integrity").glob("*.sql")):
        row = cursor.execute(path.read_text(encoding="utf-8")).fetchone()
        if row:
            raise StoreError(str(row[0]))


def create_schema(con: Connection, *, is_sample: bool) -> None:
    """Lay out an empty database of the present version."""
    for path in sorted((HERE / "schema").glob("*.sql")):
        con.execute(path.read_text(encoding="utf-8"))
    execute(con, "create_state", schema_version=SCHEMA_VERSION, is_sample=is_sample)
    rebuild_marts(con)


def memory_database() -> Connection:
    """An empty database in memory, for tests and for `--dry-run`."""
    con = duckdb.connect(":memory:")
    create_schema(con, is_sample=False)
    return con


def open_database(path: Path, *, is_sample: bool = False) -> Connection:
    """Open the file, laying it out where it is new.

    Raises:
        StoreError: another process has the file open; the sentence names it.
    """
    is_new = not path.exists()
    try:
        con = duckdb.connect(str(path))
    except duckdb.IOException as error:
        raise StoreError(f"{path} cannot be opened: {error}") from error
    if is_new:
        create_schema(con, is_sample=is_sample)
        path.chmod(0o600)
    return con
