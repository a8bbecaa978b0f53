"""Cells that no spreadsheet takes for a formula."""

import re

_LEADS = ("=", "+", "-", "@", "\t", "\r", "\n", "\0")
_NUMBER = re.compile(r"[-+]?(\d+([.,]\d+)*|\.\d+)([eE][-+]?\d+)?%?")


def harmless(cell: str) -> str:
    """The cell with an apostrophe before it where a spreadsheet would run it; numbers stay as they are."""
    if cell.startswith(_LEADS) and not _NUMBER.fullmatch(cell):
        return f"'{cell}"
    return cell


def as_written(cell: str) -> str:
    """What the cell was before `harmless`."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(_LEADS) else cell
