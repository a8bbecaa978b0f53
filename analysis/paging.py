"""Long lists a page at a time."""

import pandas as pd

from analysis.filters import ReportError
from analysis.losses import PAGE_SIZE

ALL_ROWS = 2**31 - 1  # a page that no list fills


def page_of(frame: pd.DataFrame, page: int, *, size: int = PAGE_SIZE) -> pd.DataFrame:
    """The rows of one page, counted from 1; none beyond the last.

    Raises:
        ReportError: a page below 1.
    """
    start = start_of(page, size=size)
    return frame.iloc[start : start + size].reset_index(drop=True)


def start_of(page: int, *, size: int = PAGE_SIZE) -> int:
    """How many rows come before a page.

    Raises:
        ReportError: a page below 1.
    """
    if page < 1:
        raise ReportError(f"page {page} is no page; expected 1 or more.")
    return size * (page - 1)


def pages_of(total: int, *, size: int = PAGE_SIZE) -> int:
    """How many pages a list fills."""
    return -(-total // size)
