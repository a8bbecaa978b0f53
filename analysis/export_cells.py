"""Cells that no spreadsheet takes for a formula."""

import re

_RUNS = re.compile(r"'*[=+\-@\t\r\n\0]")
_NUMBER = re.compile(r"[-+]?(\d+([.,]\d+)*|\.\d+)([eE][-+]?\d+)?%?")


def harmless(cell: str) -> str:
    """The cell with an apostrophe before it where a spreadsheet would run it; numbers stay as they are.

    One that has such an apostrophe of its own gets another, so that `as_written` gives it back.
    """
    return f"'{cell}" if _RUNS.match(cell) and not _NUMBER.fullmatch(cell) else cell


def as_written(cell: str) -> str:
    """What the cell was before `harmless`."""
    return cell[1:] if cell.startswith("'") and _RUNS.match(cell) else cell
