"""All tables at once: as words for an export, filled from words, with their sequences moved on."""

import pandas as pd

from queries.merging import run
from queries.store import MARTS, Connection, rows, sql, value

STATE = "database_state"


def exported(con: Connection) -> list[str]:
    """The tables that hold what was brought in and decided; those made from them are left out."""
    names = [row["table_name"] for row in rows(con, "tables", "loads")]
    return [name for name in names if name not in (*MARTS, STATE)]


def as_words(con: Connection, table: str) -> pd.DataFrame:
    """Every row of a table as text; '' where there is no value."""
    columns = _columns(con, table)
    cells = ", ".join(f"coalesce({column}::varchar, '') as {column}" for column in columns)
    return con.cursor().execute(sql("steps/as_words", "loading").format(cells=cells, table=table)).df()


def fill(cursor: Connection, table: str, words: pd.DataFrame) -> None:
    """Put rows of text into an empty table. '' is no value, except where the table demands one."""
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


def holds_data(con: Connection) -> bool:
    """Whether anything was loaded into this database."""
    return bool(value(con, "load_count", "loads"))


def advance_sequences(cursor: Connection) -> None:
    """Let every sequence go on behind the highest number that its table holds."""
    for row in rows(cursor, "sequences_behind", "loads"):
        column = row["sequence_name"].removesuffix("s")
        run(cursor, "advance_sequence", sequence=row["sequence_name"], column=column, table=row["table_name"])


def _columns(con: Connection, table: str) -> dict[str, dict[str, object]]:
    return {row["column_name"]: row for row in rows(con, "columns_of", "loads", table_name=table)}
