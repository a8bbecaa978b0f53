"""Open a file of rows, whatever its format, as the tables it holds."""

import json
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from records.delimited import open_delimited
from records.fields import RecordsError
from records.sheets import Rows, read_sheets
from records.table import (
    SAMPLE_ROWS,
    Table,
    clean_headers,
    count_footer_rows,
    header_position,
    is_known_header,
)

SHEETS = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods")
JSON = (".json", ".jsonl", ".ndjson")
TEXT = (".csv", ".tsv", ".tab", ".txt")
WORD_KEYS = frozenset(  # lists of what was said, not of rows
    {"turns", "callTranscripts", "utterances", "sentences", "segments", "transcript", "monologues"}
)
ACCEPTED = "CSV, TSV, XLSX, Parquet or JSON"
DEEPEST = 3  # levels of objects above the list of rows
STRIPE = ("plan", "price")
WITHOUT_CENTS = ("jpy", "krw", "vnd", "clp")
PACKED = (".gz", ".zip", ".7z", ".rar", ".bz2", ".xz", ".tar")


def open_tables(path: Path, work: Path, *, name: str | None = None) -> list[Table]:
    """The tables of a file, at least one; `work` is a folder for tidied copies, kept until the rows are loaded.

    Raises:
        RecordsError: the file is missing, empty, broken, protected or of a format that holds no rows.
    """
    name = name or path.name
    if not path.is_file():
        raise RecordsError(f"There is no file {path}; expected {ACCEPTED}.")
    if path.stat().st_size == 0:
        raise RecordsError(f"{name} is empty; expected {ACCEPTED}.")
    ending = path.suffix.lower()
    if ending in SHEETS:
        return _sheet_tables(path, name)
    if ending == ".parquet":
        return [_parquet_table(path, name)]
    if ending in JSON:
        return [_json_table(path, name)]
    if ending in TEXT:
        return [open_delimited(path, name, work)]
    if ending in PACKED:
        raise RecordsError(f"{name} is packed; unpack it and load the files that it holds.")
    raise RecordsError(
        f"{name} is of no format that is read; a table is expected as {ACCEPTED}, a text as DOCX, PDF, TXT or VTT, "
        "a mail as EML."
    )


def _sheet_tables(path: Path, name: str) -> list[Table]:
    sheets = read_sheets(path, name)
    tables = [
        table
        for sheet, rows in sheets.items()
        if (table := _rows_table(path, name if len(sheets) == 1 else f"{name}, sheet {sheet}", rows))
    ]
    if not tables:
        raise RecordsError(f"{name} holds no table: no sheet has a line of headers with rows under it.")
    return tables


def _rows_table(path: Path, name: str, rows: Rows) -> Table | None:
    at = header_position(rows)
    if at is None or not any(cell.strip() for row in rows[at + 1 :] for cell in row):
        return None
    body = rows[at + 1 :]
    headers = clean_headers(rows[at])
    frame = pd.DataFrame(body, columns=pd.RangeIndex(len(headers)), dtype="str")
    return replace(
        _framed(path, name, headers, frame, header_row=at + 1), footer_rows=count_footer_rows(body)
    )


def _framed(
    path: Path, name: str, headers: tuple[str, ...], frame: pd.DataFrame, header_row: int = 1
) -> Table:
    frame.columns = pd.Index([f"c{position}" for position in range(len(headers))])
    sample = [tuple(row) for row in frame.head(SAMPLE_ROWS).fillna("").itertuples(index=False, name=None)]
    return Table(path, name, headers, header_row, sample, frame=frame)


def _parquet_table(path: Path, name: str) -> Table:
    try:
        arrow = pq.read_table(path)
    except (pa.ArrowInvalid, pa.ArrowNotImplementedError, OSError) as error:
        raise RecordsError(f"{name} is no readable Parquet file: {str(error).splitlines()[0]}.") from None
    if not arrow.num_rows:
        raise RecordsError(f"{name} holds headers and no rows; nothing to load.")
    headers = clean_headers(tuple(arrow.column_names))
    frame = pd.DataFrame(
        {index: _texts(column.to_pylist()) for index, column in enumerate(arrow.columns)}, dtype="str"
    )
    return _framed(path, name, headers, frame)


def _json_table(path: Path, name: str) -> Table:
    objects = json_objects(path, name)
    columns: dict[str, None] = {}
    flat = [_flattened(entry) for entry in objects]
    for entry in flat:
        columns.update(dict.fromkeys(entry))
    frame = pd.DataFrame(
        {i: _texts(entry.get(key) for entry in flat) for i, key in enumerate(columns)}, dtype="str"
    )
    headers = clean_headers(tuple(_header_of(key, columns) for key in columns))
    return _framed(path, name, headers, frame)


def _header_of(key: str, keys: Iterable[str]) -> str:
    """The last part of a nested name, unless the whole is a header we know or the part is taken."""
    last = key.rpartition(".")[2]
    return key if is_known_header(key) or last in keys else last


def json_objects(path: Path, name: str) -> list[dict[str, Any]]:
    """The objects of a JSON file: a list of them, one a line, or the first list of objects inside one object.

    Raises:
        RecordsError: it is no JSON, or holds no object.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
        try:
            content = json.loads(text)
        except json.JSONDecodeError:
            content = [json.loads(line) for line in text.splitlines() if line.strip()]
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError) as error:
        raise RecordsError(f"{name} is no JSON: {error}.") from None
    if isinstance(content, dict):
        content = _first_list(content, 0) or [content]
    objects = [entry for entry in content if isinstance(entry, dict)] if isinstance(content, list) else []
    if not objects:
        raise RecordsError(
            f"{name} holds no JSON object; a list of objects, or one object a line, is expected."
        )
    return objects


def _first_list(content: dict[str, Any], depth: int) -> list[Any] | None:
    """The first list of objects inside an object, or inside the objects in it; never one of what was said."""
    if WORD_KEYS & content.keys():
        return None
    lists = [value for value in content.values() if _is_of_objects(value)]
    inside = (value for value in content.values() if isinstance(value, dict) and depth < DEEPEST)
    return (
        lists[0] if lists else next(filter(None, (_first_list(value, depth + 1) for value in inside)), None)
    )


def keys_inside(content: dict[str, Any]) -> set[str]:
    """The keys of an object and of those inside it."""
    return {part for key in _flattened(content) for part in key.split(".")}


def _is_of_objects(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and isinstance(value[0], dict)


def _flattened(entry: dict[str, Any], prefix: str = "") -> dict[str, Any]:
    """Nested objects as dotted keys; a list stays as JSON text."""
    flat: dict[str, Any] = {}
    entry = _in_whole_units(entry)
    for key, value in entry.items():
        if isinstance(value, dict) and key != "scope_filter":
            flat |= _flattened(value, f"{prefix}{key}.")
        else:
            flat[f"{prefix}{key}"] = value
    return flat


def _in_whole_units(entry: dict[str, Any]) -> dict[str, Any]:
    """Objects of Stripe's interface hold amounts in hundredths of their currency."""
    if entry.get("object") not in STRIPE or str(entry.get("currency")).lower() in WITHOUT_CENTS:
        return entry
    cents = {k: v for k, v in entry.items() if k in ("amount", "unit_amount") and isinstance(v, int)}
    return {**entry, **{key: value / 100 for key, value in cents.items()}}


def _texts(values: Any) -> list[str]:
    """Values as the text that a CSV of the same table would hold."""
    return [_text(value) for value in values]


def _text(value: Any) -> str:
    if value is None or value != value:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (list, dict)):
        return json.dumps(value, ensure_ascii=False, default=str)
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    return str(value)
