"""Every table as CSV that a spreadsheet can open safely, and the way back into an empty database."""

import json
from pathlib import Path

import pandas as pd

from analysis.export_cells import as_written, harmless
from analysis.load_result import LoadResult
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
        words.map(lambda cell: harmless(cell) if isinstance(cell, str) else cell).to_csv(path, index=False)
        written.append(path)
    mark = {"schema_version": store.SCHEMA_VERSION, "tables": [path.stem for path in written]}
    (folder / MARK).write_text(json.dumps(mark, indent=1) + "\n", encoding="utf-8")
    return written


def is_export(folder: Path) -> bool:
    """Whether a folder was written by `export_tables`."""
    return (folder / MARK).is_file()


def load_export(con: store.Connection, folder: Path, *, dry_run: bool = False) -> list[LoadResult]:
    """Load an export whole into an empty database; one result a table that holds rows.

    Raises:
        ExportError: the database holds data, or the export is of another version or lacks a file.
    """
    mark = json.loads((folder / MARK).read_text(encoding="utf-8"))
    if mark["schema_version"] != store.SCHEMA_VERSION:
        raise ExportError(
            f"{folder} was exported by version {mark['schema_version']} of the tables; this is {store.SCHEMA_VERSION}."
        )
    if tables.holds_data(con):
        raise ExportError(f"{folder} is an export, which goes into an empty database; this one holds data.")
    frames = {table: _read(folder / f"{table}.csv") for table in mark["tables"]}
    if not dry_run:
        with store.write(con) as cursor:
            for table, words in frames.items():
                tables.fill(cursor, table, words)
            tables.advance_sequences(cursor)
    return [
        LoadResult(f"{table}.csv", table, new=len(words)) for table, words in frames.items() if len(words)
    ]


def _read(path: Path) -> pd.DataFrame:
    if not path.is_file():
        raise ExportError(f"{path} is missing from the export.")
    words = pd.read_csv(path, dtype="str", keep_default_na=False, na_values=[], encoding="utf-8")
    return words.map(as_written)
