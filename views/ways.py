"""Ways from a figure to the losses behind it."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from analysis.addresses import Address
from views import filters, session

LeadsTo = Callable[[Any], Address | None]  # from what was clicked to the address of the losses behind it
LOSSES = "views/losses.py"
LISTED = "_listed"  # whether the page Losses is to show its list, whatever it showed before


def open_losses(address: Address) -> None:
    """Go to the losses behind a figure, with the filters of this page and those of the bar."""
    if session.current().is_sample:
        address = {"data": session.SAMPLE} | address
    st.session_state[LISTED] = True
    asked = filters.address_of(filters.current()) | address
    st.switch_page(LOSSES, query_params={name: value for name, value in asked.items() if value})


def follow(address: Address | None) -> None:
    """Go to the losses behind what was clicked, where there are any."""
    if address is not None:
        open_losses(address)


def button(label: str, address: Address, *, key: str) -> None:
    """A quiet button that leads on, for a number that stands in a sentence."""
    if st.button(label, key=f"see_{key}", type="tertiary", icon=":material/arrow_forward:"):
        open_losses(address)
