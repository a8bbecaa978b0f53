"""All tables at once: as words for an export, compared with words and filled from them, their sequences moved on."""

import pandas as pd

from queries.merging import run
from queries.store import MARTS, Connection, rows, sql

STATE = "database_state"


def exported(con: Connection) -> list[str]:
    """The tables that hold what was brought in and decided; those made from them are left out."""
    names = [row["table_name"] for row in rows(con, "tables", "loads")]
    return [name for name in names if name not in (*MARTS, STATE)]


def as_words(con: Connection, table: str) -> pd.DataFrame:
    """Every row of a table as text; '' where there is no value."""
    cells = _cells(con, table)
    return con.cursor().execute(sql("steps/as_words", "loading").format(cells=cells, table=table)).df()


def differences(cursor: Connection, table: str, words: pd.DataFrame) -> tuple[pd.DataFrame, int]:
    """The rows of text that the table does not hold, and the number of its rows that are not among them."""
    holes = {"columns": ", ".join(words.columns), "cells": _cells(cursor, table), "table": table}
    cursor.register("exported_words", words)
    missing = cursor.execute(sql("steps/only_exported", "loading").format(**holes)).df()
    ((lacking,),) = cursor.execute(sql("steps/only_stored", "loading").format(**holes)).fetchall()
    cursor.unregister("exported_words")
    return missing, lacking


def fill(cursor: Connection, table: str, words: pd.DataFrame) -> None:
    """Add rows of text to a table. '' is no value, except where the table demands one."""
    columns = {name: column for name, column in _columns(cursor, table).items() if name in words.columns}
    cells = ", ".join(
        f"{name}::{column['data_type']}"
        if not column["is_nullable"]
        else f"nullif({name}, '')::{column['data_type']}"
        for name, column in columns.items()
    )
    cursor.register("exported_words", words)
    run(cursor, "fill_table", table=table, columns=", ".join(columns), cells=cells)
    cursor.unregister("exported_words")


def advance_sequences(cursor: Connection) -> None:
    """Let every sequence go on behind the highest number that its table holds."""
    for row in rows(cursor, "sequences_behind", "loads"):
        column = row["sequence_name"].removesuffix("s")
        run(cursor, "advance_sequence", sequence=row["sequence_name"], column=column, table=row["table_name"])


def _cells(con: Connection, table: str) -> str:
    return ", ".join(f"coalesce({column}::varchar, '') as {column}" for column in _columns(con, table))


def _columns(con: Connection, table: str) -> dict[str, dict[str, object]]:
    return {row["column_name"]: row for row in rows(con, "columns_of", "loads", table_name=table)}
