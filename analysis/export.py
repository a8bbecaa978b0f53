"""Every table as CSV that a spreadsheet can open safely, and the way back."""

import json
from pathlib import Path

import pandas as pd

from analysis.export_cells import as_written, harmless
from analysis.loading.load_result import LoadResult
from analysis.sentences import count_of, listed
from queries import store, tables

MARK = "whyleft-export.json"


class ExportError(ValueError):
    """An export that cannot be written or loaded; the sentence says why."""


def export_tables(con: store.Connection, folder: Path | str) -> list[Path]:
    """Write each table into the folder as `<table>.csv`; the files written, in the order of their names.

    Cells that a spreadsheet would take for a formula begin with an apostrophe; numbers stay as they are.

    Raises:
        ExportError: the folder holds other files already, or is none.
    """
    folder = Path(folder)
    if folder.exists() and (not folder.is_dir() or (any(folder.iterdir()) and not is_export(folder))):
        raise ExportError(f"{folder} is no empty folder; name a new one for the export.")
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for table in tables.exported(con):
        path = folder / f"{table}.csv"
        words = tables.as_words(con, table)
        cells = words.map(lambda cell: harmless(cell) if isinstance(cell, str) else cell)
        cells.to_csv(path, index=False, lineterminator="\r\n")  # cells that hold either sign are quoted then
        written.append(path)
    mark = {"schema_version": store.SCHEMA_VERSION, "tables": [path.stem for path in written]}
    (folder / MARK).write_text(json.dumps(mark, indent=1) + "\n", encoding="utf-8")
    return written


def is_export(folder: Path) -> bool:
    """Whether a folder was written by `export_tables`."""
    return (folder / MARK).is_file()


def load_export(con: store.Connection, folder: Path, *, dry_run: bool = False) -> list[LoadResult]:
    """Load an export whole; one result a table that holds rows. What the database holds already stays as it is.

    Raises:
        ExportError: both hold what the other lacks, or the export is of a newer version or lacks a file.
    """
    mark = json.loads((folder / MARK).read_text(encoding="utf-8"))
    if mark["schema_version"] > store.SCHEMA_VERSION:  # an older one only lacks what has been added since
        raise ExportError(
            f"{folder} was exported by a newer Whyleft: version {mark['schema_version']} of the tables; "
            f"this one has version {store.SCHEMA_VERSION}."
        )
    frames = {table: _read(folder / f"{table}.csv") for table in mark["tables"]}
    with store.trial(con) as cursor:
        compared = {table: tables.differences(cursor, table, words) for table, words in frames.items()}
    missing = {table: rows for table, (rows, _) in compared.items() if len(rows)}
    own = {table: count for table, (_, count) in compared.items() if count}
    if missing and own:
        raise ExportError(_both_differ(folder, {table: len(rows) for table, rows in missing.items()}, own))
    if missing and not dry_run:
        with store.write(con) as cursor:
            for table, rows in missing.items():
                tables.fill(cursor, table, rows)
            tables.advance_sequences(cursor)
    return [
        LoadResult(
            f"{table}.csv", table, new=len(compared[table][0]), known=len(words) - len(compared[table][0])
        )
        for table, words in frames.items()
        if len(words)
    ]


def _both_differ(folder: Path, missing: dict[str, int], own: dict[str, int]) -> str:
    """Rows, verdicts and loads are numbered in each database for itself: two cannot become one without a choice."""
    return (
        f"{folder} is an export of other data than these: it brings {_in_words(missing)} that this database lacks, and "
        f"lacks {_in_words(own)} that stand here. What was loaded and decided is numbered in each for itself. To have "
        f"all of it, load the export into a new database (WHYLEFT_DB=other.duckdb). To have its records here, load its "
        f"files one by one, such as {folder / 'accounts.csv'}, and the interviews from their own files."
    )


def _in_words(counts: dict[str, int]) -> str:
    """'3 rows of accounts and 2 rows of deals', the largest three."""
    largest = sorted(counts, key=lambda table: (-counts[table], table))[:3]
    return listed([f"{count_of(counts[table], 'row')} of {table}" for table in largest])


def _read(path: Path) -> pd.DataFrame:
    if not path.is_file():
        raise ExportError(f"{path} is missing from the export.")
    words = pd.read_csv(path, dtype="str", keep_default_na=False, na_values=[], encoding="utf-8")
    return words.map(as_written)
