"""A table as CSV that a spreadsheet shows and never runs."""

from typing import Any

import pandas as pd

from analysis.export_cells import harmless


def neutral(value: Any) -> Any:
    """A text as a cell that no spreadsheet takes for a formula; all else as it is, negative numbers too."""
    return harmless(value) if isinstance(value, str) else value


def csv_of(frame: pd.DataFrame) -> bytes:
    """The frame as CSV in UTF-8 with a byte order mark, so that spreadsheets read accents right."""
    safe = {neutral(str(name)): [neutral(value) for value in frame[name]] for name in frame.columns}
    return pd.DataFrame(safe).to_csv(index=False).encode("utf-8-sig", errors="replace")
