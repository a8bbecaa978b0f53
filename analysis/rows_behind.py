"""The rows behind figures that count no losses: accounts whose fees moved, and deals however they ended."""

from typing import Any, Literal, Unpack

import pandas as pd

from analysis import paging
from analysis.filters import GroupFilters, expect, group_parameters
from analysis.losses import PAGE_SIZE
from analysis.size_bands import size_limits
from analysis.winloss import OUTCOMES
from queries import store

Part = Literal["start", "new", "returned", "expansion", "contraction", "lost", "end"]
PARTS = ("start", "new", "returned", "expansion", "contraction", "lost", "end")
DECIDED = ["won", "lost"]
LIKE = ("competitor", "deal_type", "size_band", "without", "is_opened")


class DealFilters(GroupFilters, total=False):
    """What the list of deals can be narrowed by, beside period and places.

    `outcome` is won, lost, no_decision, withdrawn, disengaged, or decided for won and lost together; `competitor` and
    `deal_type` a name, or '(none)' for deals that name none; `size_band` the number of a band of `win_rate_by`, from 1;
    `without` a group or the 'day' of the close that is not on record; `is_opened` deals with a known day of opening.
    """

    outcome: str | None
    competitor: str | None
    deal_type: str | None
    size_band: str | None
    without: str | None
    is_opened: bool | None


def accounts_behind_bridge(
    con: store.Connection, *, part: Part = "start", page: int = 1, **filters: Unpack[GroupFilters]
) -> pd.DataFrame:
    """The accounts behind a part of `bridge_of_period`, 200 to a page; retention, gross and net, rests on `start`.

    Returns:
        account_id, account_name, segment, region, owner, part (unchanged where nothing moved), start_value,
        change_value, end_value (a year, in the reporting currency; missing without a rate), loss_id (of those that
        left, then or later), found (accounts on all pages), and the values of all of them together: all_start_value,
        all_change_value, all_kept_value (gross), all_end_value.
    """
    return _accounts(con, part, PAGE_SIZE, paging.start_of(page), filters)


def every_account(con: store.Connection, *, part: str, **filters: Any) -> pd.DataFrame:
    """All the accounts that `accounts_behind_bridge` gives page by page, for a download."""
    return _accounts(con, part, None, 0, filters)


def _accounts(
    con: store.Connection, part: str, page_size: int | None, page_start: int, filters: Any
) -> pd.DataFrame:
    expect("part", part, PARTS)
    asked = group_parameters(**filters) | {"page_size": page_size, "page_start": page_start}
    return store.frame(con, "accounts_behind_bridge", part=part, **asked)


def deals(con: store.Connection, *, page: int = 1, **asked: Unpack[DealFilters]) -> pd.DataFrame:
    """The deals that ended, the latest first, 200 to a page; of the reports on deals they are what is counted.

    Returns:
        deal_id, account_id, account_name, opened_on, closed_on, outcome, annual_value, currency,
        reporting_value, competitor, recorded_reason, deal_type, owner, segment, region, found (deals on all
        pages), all_values (theirs together, in the reporting currency).
    """
    return _deals(con, PAGE_SIZE, paging.start_of(page), asked)


def every_deal(con: store.Connection, **asked: Unpack[DealFilters]) -> pd.DataFrame:
    """All the deals that `deals` gives page by page, for a download."""
    return _deals(con, None, 0, asked)


def _deals(con: store.Connection, page_size: int | None, page_start: int, asked: DealFilters) -> pd.DataFrame:
    told: dict[str, Any] = dict(asked)
    outcome = told.pop("outcome", None)
    if outcome is not None:
        expect("outcome", outcome, (*OUTCOMES, "decided"))
    like = {name: told.pop(name, None) for name in LIKE}
    return store.frame(
        con,
        "deals",
        outcomes=DECIDED if outcome == "decided" else [outcome] if outcome else None,
        size_limits=size_limits(con),
        page_size=page_size,
        page_start=page_start,
        **like,
        **group_parameters(**told),
    )
