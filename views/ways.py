"""Ways from a figure to the losses behind it: the number shown is the number of losses that opens."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from analysis import choices, periods
from views import filters, session

Address = dict[str, Any]  # parameters of an address
LeadsTo = Callable[[Any], Address | None]
LOSSES = "views/losses.py"


def open_losses(address: Address) -> None:
    """Go to the losses behind a figure, with the filters of this page and those of the bar."""
    if session.current().is_sample:
        address = {"data": session.SAMPLE} | address
    st.switch_page(LOSSES, query_params=filters.address_of(filters.current()) | address)


def follow(address: Address | None) -> None:
    """Go to the losses behind what was clicked, where there are any."""
    if address is not None:
        open_losses(address)


def behind_cause(clicked: Any) -> Address:
    """The losses of one root cause."""
    return {"cause": clicked["cause"] if isinstance(clicked, dict) else clicked}


def behind_reason(clicked: Any) -> Address:
    """The losses of one recorded reason; a digest stands for it, since people write names into reasons."""
    return {"reason": choices.digest(clicked["reason"] if isinstance(clicked, dict) else clicked)}


def behind_point(clicked: Any) -> Address:
    """The losses of one root cause announced in one quarter, from a point of a trend or a row of its table."""
    cause, start = (clicked["cause"], clicked["period_start"]) if isinstance(clicked, dict) else clicked
    return {"cause": cause, "period": periods.starting(start, "quarter").name, "dated": "announced"}


def behind_group(clicked: Any, dimension: str) -> Address:
    """The losses of one root cause in one segment, region or of one owner."""
    cause, group = (clicked["cause"], clicked["group_name"]) if isinstance(clicked, dict) else clicked
    return {"cause": cause, dimension: choices.in_address(dimension, group)}
