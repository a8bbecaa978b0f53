"""A table as CSV that a spreadsheet shows and never runs."""

from typing import Any

import pandas as pd

DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "\0")  # OWASP ASVS 5.0, 1.2.10


def neutral(value: Any) -> Any:
    """The value with an apostrophe before a text that a spreadsheet would take for a formula. Numbers stay numbers."""
    return f"'{value}" if isinstance(value, str) and value.startswith(DANGEROUS) else value


def csv_of(frame: pd.DataFrame) -> bytes:
    """The frame as CSV in UTF-8 with a byte order mark, so that spreadsheets read accents right."""
    safe = frame.rename(columns=neutral)
    for position, kind in enumerate(safe.dtypes):
        if not pd.api.types.is_numeric_dtype(kind):
            safe.isetitem(position, safe.iloc[:, position].map(neutral, na_action="ignore"))
    return safe.to_csv(index=False).encode("utf-8-sig", errors="replace")
