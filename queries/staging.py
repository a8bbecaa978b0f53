"""Read a file into `source_rows`: every cell as words, in the order of the file."""

from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from queries.merging import run
from queries.store import HERE, Connection, sql


@dataclass(frozen=True, slots=True)
class BadLine:
    """A line of a text file that is no row of its table: its number there (the headers being 1), and why not."""

    line: int
    text: str
    why: str

    @property
    def is_encoding(self) -> bool:
        """Whether its bytes are not UTF-8, so that the file must be read in another encoding."""
        return self.why in ("INVALID ENCODING", "INVALID UNICODE")

    @property
    def is_short(self) -> bool:
        """Whether it has fewer cells than there are headers, which a padded reading mends."""
        return self.why == "MISSING COLUMNS"


def prepare(cursor: Connection, *, stage_defaults: dict[str, str], timezone: str = "UTC") -> None:
    """Make the converters and look-ups that every file needs; they live as long as the cursor."""
    for path in sorted((HERE / "loading" / "converters").glob("*.sql")):
        cursor.execute(path.read_text(encoding="utf-8"))
    cursor.execute("set variable timezone = $timezone", {"timezone": timezone})
    cursor.register(
        "stage_defaults", pd.DataFrame(stage_defaults.items(), columns=["stage_name", "outcome"], dtype="str")
    )
    run(cursor, "stage_outcomes")


BLANKS = "".join(
    filter(str.isspace, map(chr, range(0x3001)))
)  # DuckDB's trim alone knows the one of the space bar


def stage_text(cursor: Connection, path: Path, *, width: int, delimiter: str, quote: str) -> None:
    """Read a UTF-8 text file into `source_rows`; a second time, padded, where some lines are short."""
    params = {"path": str(path), "delimiter": delimiter, "quote": quote}
    columns = ", ".join(f"'c{position}': 'varchar'" for position in range(width))
    run(cursor, "clear_bad_lines")
    run(cursor, "source_from_text", params, columns=columns, padding="false")
    if any(bad.is_short for bad in bad_lines(cursor)):
        run(cursor, "clear_bad_lines")
        run(cursor, "source_from_text", params, columns=columns, padding="true")


def drop_footer(cursor: Connection, rows: int, width: int) -> None:
    """Take the last filled rows out of `source_rows`: totals and remarks."""
    if rows:
        run(cursor, "drop_footer", {"rows": rows}, blank=blank(width))


def stage_frame(cursor: Connection, frame: pd.DataFrame) -> None:
    """Put a frame of text with columns c0, c1, … into `source_rows`."""
    cursor.register("source_frame", frame)
    run(cursor, "clear_bad_lines")
    run(cursor, "source_from_frame")
    cursor.unregister("source_frame")


def names_in(cursor: Connection, positions: tuple[int, ...]) -> list[str]:
    """The different names that stand in one column of the staged rows, or in two side by side."""
    holes = {"cells": ", ".join(f"c{position}" for position in positions)}
    return [
        name for (name,) in cursor.execute(sql("steps/names_in_cells", "loading").format(**holes)).fetchall()
    ]


def bad_lines(cursor: Connection) -> list[BadLine]:
    """Lines of the staged text file that were no rows of its table, in its order."""
    if not run(cursor, "has_bad_lines"):
        return []
    return [BadLine(*row) for row in cursor.execute(sql("steps/bad_lines", "loading")).fetchall()]


def blank(width: int) -> str:
    """Condition under which nothing stands in a row, or blanks alone.

    Trimming is looked at only where the first cell that is not empty does not begin with a sign of ASCII: it would
    double the time of a load.
    """
    cells = ", ".join(f"nullif(c{n}, '')" for n in range(width))
    words = ", ".join(f"nullif(trim(c{n}, '{BLANKS}'), '')" for n in range(width))
    return f"case when coalesce({cells}) between '!' and '~' then false else coalesce({words}) is null end"
