"""Ways from a figure to what is behind it: losses, or accounts and deals that are none."""

from collections.abc import Callable
from datetime import date
from typing import Any

import streamlit as st

from analysis import choices
from analysis.addresses import LISTS, Address
from views import filters, session

LeadsTo = Callable[[Any], Address | None]  # from what was clicked to the address of what is behind it
LOSSES = "views/losses.py"
OTHERS = "views/behind_figure.py"  # lists accounts, deals and alerts
ACCOUNTS = "views/accounts.py"
OF_REVIEW = {  # the page that leads on from the figures of a slide, with its name
    "sentence": ("Overview", "views/overview.py"),
    "retention": ("Retention", "views/retention.py"),
    "bridge": ("Retention", "views/retention.py"),
    "causes": ("Root causes", "views/root_causes.py"),
    "recorded": ("Root causes", "views/root_causes.py"),
    "actions": ("Actions", "views/actions.py"),
    "at_risk": ("Accounts", ACCOUNTS),
    "decisions": ("Actions", "views/actions.py"),
}
LISTED = "_listed"  # whether the page Losses is to show its list, whatever it showed before


def lead_on(address: Address) -> None:
    """Go to what is behind a figure, with the filters of this page and those of the bar."""
    if session.current().is_sample:
        address = {"data": session.SAMPLE} | address
    st.session_state[LISTED] = True
    asked = filters.address_of(filters.current()) | address
    page = OTHERS if any(word in address for word in LISTS) else LOSSES
    st.switch_page(page, query_params={name: value for name, value in asked.items() if value})


def follow(address: Address | None) -> None:
    """Go to what is behind what was clicked, where there is anything."""
    if address is not None:
        lead_on(address)


def open_account(row: Any) -> None:
    """The post-mortem where the row names a loss, else the page of the account."""
    if isinstance(row["loss_id"], str):
        lead_on({"loss": row["loss_id"]})
    st.switch_page(ACCOUNTS, query_params={"account": choices.digest(row["account_id"])})


def button(label: str, address: Address, *, key: str) -> None:
    """A quiet button that leads on, for a number that stands in a sentence."""
    if st.button(label, key=f"see_{key}", type="tertiary", icon=":material/arrow_forward:"):
        lead_on(address)


def page_behind(key: str, loss_id: str, since: date, until: date) -> None:
    """A link from a slide of a review to the page with the same figures, its period set, or to the loss it tells of."""
    name, page = ("This loss", LOSSES) if loss_id else OF_REVIEW.get(key, ("", ""))
    if not page:
        return
    asked = {"loss": loss_id} if loss_id else {"period": f"{since}..{until}"}
    if session.current().is_sample:
        asked["data"] = session.SAMPLE
    st.page_link(
        page, label=f"Behind these figures: {name}", icon=":material/arrow_forward:", query_params=asked
    )
