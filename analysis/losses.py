"""Lists: the losses, a page at a time, and the evidence of one of them."""

from typing import Literal, Unpack

import pandas as pd

from analysis.filters import Filters, ReportError, expect, parameters
from queries import store

PAGE_SIZE = 200


def losses(
    con: store.Connection,
    *,
    cause: str | None = None,
    recorded_reason: str | None = None,
    dated_by: Literal["lost_on", "announced_on"] = "lost_on",
    page: int = 1,
    **filters: Unpack[Filters],
) -> pd.DataFrame:
    """The losses behind a figure, the latest first, 200 to a page.

    Args:
        cause: a root cause, or 'unknown' for losses without one.
        recorded_reason: a reason of the records, or '(not recorded)'.
        dated_by: the day that must lie in the period; trends of causes go by `announced_on`.
        page: from 1.
    """
    expect("dated_by", dated_by, ("lost_on", "announced_on"))
    if page < 1:
        raise ReportError(f"page {page} is no page; expected 1 or more.")
    return store.frame(
        con,
        "losses",
        cause=cause,
        recorded_reason=recorded_reason,
        dated_by=dated_by,
        page_size=PAGE_SIZE,
        page_start=(page - 1) * PAGE_SIZE,
        **parameters(**filters),
    )


def evidence_of_loss(con: store.Connection, *, loss_id: str) -> pd.DataFrame:
    """What was said about a loss, in reading order; `words` is the half-open `[start_offset, end_offset)` of a turn."""
    return store.frame(con, "evidence_of_loss", loss_id=loss_id)
