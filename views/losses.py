"""Losses: the table behind every figure, and the post-mortem of one loss."""

from typing import Any

import streamlit as st

from analysis import loss_list
from views import empty, figure, filters, post_mortem, session

COLUMNS = {
    "loss_id": st.column_config.TextColumn("Loss", width="small"),
    "account_name": st.column_config.TextColumn("Account"),
    "lost_on": st.column_config.DateColumn("Lost on", format="localized"),
    "annual_value": st.column_config.NumberColumn("Value a year", format="localized"),
    "recorded": st.column_config.TextColumn("Recorded reason"),
    "stated": st.column_config.TextColumn("Stated first"),
    "root": st.column_config.TextColumn("Root cause"),
    "read": st.column_config.TextColumn("Read by"),
}
NARROWING = ("cause", "reason", "competitor", "dated", "at_risk")  # what a clicked bar adds to the address
FITS_ON_A_PAGE = 15


def narrowed() -> dict[str, Any]:
    """What the address asks for beside the filters: the bar that was clicked."""
    asked = {name: st.query_params[name] for name in NARROWING if name in st.query_params}
    found, notes = session.ask(loss_list.narrowing, asked=asked)
    for note in notes:
        st.warning(note, icon=":material/link_off:")
    return dict(found)


def chips(narrowing: dict[str, Any]) -> None:
    """Say in words what the clicked bar narrows the list to, with a way back to all."""
    words = loss_list.narrowing_in_words(narrowing)
    if words:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.text(words, width="content")
            st.button("Show all", type="tertiary", icon=":material/close:", on_click=forget_narrowing)


def forget_narrowing() -> None:
    """Take the clicked bar out of the address."""
    for name in NARROWING:
        if name in st.query_params:
            del st.query_params[name]


def asked_for(chosen: filters.Filters) -> dict[str, Any]:
    """The search and the choice of losses to show, with the filters and the clicked bar."""
    narrowing = narrowed()
    chips(narrowing)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        search = st.text_input(
            "Search",
            placeholder="A name, a reason, or words from an interview",
            icon=":material/search:",
            key="search",
        )
        show = figure.choice("Show", loss_list.SHOWN, key="show")
    return chosen.parameters | narrowing | {"search": search.strip() or None, "show": show}


def the_list() -> None:
    """Search, the table a page at a time, and the way into one loss."""
    asked = asked_for(filters.head("Losses"))
    found = session.ask(loss_list.losses_found, page=st.session_state.get("page", 1), **asked)
    if found.empty:
        empty.nothing_found("No loss fits.")
        return
    total = int(found["found"].iloc[0])
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f"**{loss_list.total_in_words(total)}**", width="content")
        figure.csv_button(found, "losses")
    figure.table(
        session.ask(loss_list.losses_worded, page=st.session_state.get("page", 1), **asked),
        key="losses",
        column_config=COLUMNS,
        leads_to=lambda row: {"loss": row["loss_id"]},
        height="content" if total < FITS_ON_A_PAGE else 560,
    )
    st.caption("Choose a row to open its post-mortem.")
    if total > loss_list.PAGE_SIZE:
        st.pagination(loss_list.pages_of(total), key="page")


if empty.leads_elsewhere():
    st.stop()
if "loss" in st.query_params:
    post_mortem.show(st.query_params["loss"])
else:
    the_list()
