"""A frame as text: a table to read, CSV for a spreadsheet, JSON for a program."""

import json
from datetime import date
from typing import Any

import pandas as pd

from analysis.download import neutral


def as_csv(frame: pd.DataFrame) -> str:
    """CSV in which no text can pass for a formula; numbers stay numbers."""
    return frame.map(neutral, na_action="ignore").to_csv(index=False)


def as_json(frame: pd.DataFrame) -> str:
    """A list of objects, one per row; dates as YYYY-MM-DD, what is not known as null."""
    return json.dumps(
        [{name: _plain(value) for name, value in row.items()} for row in frame.to_dict("records")],
        ensure_ascii=False,
        indent=1,
    )


def as_table(frame: pd.DataFrame) -> str:
    """Columns side by side, numbers to the right; what is not known is left blank."""
    if frame.empty:
        return "no rows"
    columns = [
        _aligned([name, *map(_shown, frame[name])], is_number=pd.api.types.is_numeric_dtype(frame[name]))
        for name in frame.columns
    ]
    return "\n".join("  ".join(cells).rstrip() for cells in zip(*columns, strict=True))


def _aligned(cells: list[str], *, is_number: bool) -> list[str]:
    width = max(map(len, cells))
    return [cell.rjust(width) if is_number else cell.ljust(width) for cell in cells]


def _plain(value: Any) -> Any:
    """The value as JSON knows it."""
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return {str(name): _plain(item) for name, item in value.items()}
    if hasattr(value, "tolist"):  # NumPy's scalars and arrays
        return _plain(value.tolist())
    if pd.isna(value):
        return None
    if isinstance(value, pd.Timestamp):
        return _day_or_moment(value)
    if isinstance(value, date):
        return value.isoformat()
    return value if isinstance(value, bool | int | float | str) else str(value)


def _shown(value: Any) -> str:
    plain = _plain(value)
    if plain is None:
        return ""
    if isinstance(plain, float):
        return f"{plain:.4f}".rstrip("0").rstrip(".")
    return str(plain)


def _day_or_moment(value: pd.Timestamp) -> str:
    is_midnight = value == value.normalize()
    return value.date().isoformat() if is_midnight else value.isoformat(sep=" ", timespec="seconds")
