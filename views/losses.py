"""Losses: the table behind every figure, the post-mortem of one loss, and whom to ask next."""

from typing import Any

import streamlit as st

from analysis import addresses, loss_list, narrowing
from views import auditing, boxes, empty, figure, filters, interviewing, post_mortem, session, table, ways
from views.text import plain

PARTS = {"list": "All losses", "ask": "Still to interview"}


def narrowed() -> dict[str, Any]:
    """What the address asks for beside the filters, the bar or row that was clicked; said in words, with a way back."""
    asked = {name: st.query_params[name] for name in narrowing.WORDS if name in st.query_params}
    found, notes = session.ask(narrowing.understood, asked=tuple(asked.items()))
    for note in notes:
        st.warning(plain(note), icon=":material/link_off:")
    if words := narrowing.in_words(found):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.text(words, width="content")
            st.button("Show all", type="tertiary", icon=":material/close:", on_click=forget_narrowing)
    return dict(found)


def forget_narrowing() -> None:
    """Take the clicked bar out of the address."""
    for name in narrowing.WORDS:
        if name in st.query_params:
            del st.query_params[name]


def asked_for(chosen: filters.Filters) -> dict[str, Any]:
    """The search and the choice of losses to show, with the filters and the clicked bar."""
    clicked = narrowed()
    with st.container(horizontal=True, vertical_alignment="bottom"):
        search = st.text_input(
            "Search",
            placeholder="A name, a reason, or words from an interview",
            icon=":material/search:",
            key="search",
            persist_state="page",  # the way back from a loss leads to what was found
        )
        show = boxes.choice("Show", loss_list.SHOWN, key="show")
    return chosen.parameters | clicked | {"search": search.strip() or None, "show": show}


def the_list(chosen: filters.Filters) -> None:
    """Search, the table a page at a time, and the way into one loss."""
    asked = asked_for(chosen)
    found = session.ask(loss_list.losses_found, page=st.session_state.get("page", 1), **asked)
    if found.empty:
        empty.nothing_found("No loss fits.")
        return
    total, con = int(found["found"].iloc[0]), session.current().con
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f"**{loss_list.total_in_words(total)}**", width="content")
        worth = loss_list.worth_in_words(found["found_value"].iloc[0], session.currency())
        st.text(worth, width="content")
        table.csv_button(lambda: loss_list.every_loss(con, **asked), "losses")
        figure.behind(found, report="losses", key="losses_behind", leads_to=addresses.of_loss)
    shown = session.ask(loss_list.losses_worded, page=st.session_state.get("page", 1), **asked)
    headed = columns()
    order = [name for name in headed if name in shown]
    row = table.choose(shown, key="losses", column_config=headed, column_order=order)
    if row is not None:
        open_one(found["loss_id"].iloc[row])
    st.caption("Choose a row to open its post-mortem.")
    if total > loss_list.PAGE_SIZE:
        st.pagination(loss_list.pages_of(total), key="page", persist_state="page")


def columns() -> dict[str, Any]:
    """How the table of losses is headed: the root cause beside the name, as much as a phone shows."""
    return {
        "account_name": table.account(),
        "found_in": st.column_config.TextColumn("Found in", width=370),
        "root": st.column_config.TextColumn("Root cause", width=155),
        "stated": st.column_config.TextColumn("Said first", width=155),
        "recorded": st.column_config.TextColumn("Recorded reason", width=135),
        "lost_on": table.day("Lost on", width=140),
        # last but one: cut by the edge of a small laptop a number would read as another one
        "annual_value": table.money("Value a year"),
        "read": st.column_config.TextColumn("Read by", width=70),
    }


def open_one(loss_id: str) -> None:
    """Open the post-mortem of a loss."""
    st.query_params["loss"] = loss_id
    st.rerun()


if empty.leads_elsewhere():
    st.stop()
if "loss" in st.query_params:
    post_mortem.show(st.query_params["loss"])
elif auditing.is_asked_for():
    auditing.show(st.query_params[auditing.ASKED])
else:
    filtered = boxes.head("Losses")
    if st.session_state.pop(ways.LISTED, False):
        st.session_state["losses_part"] = "list"
    with st.container(horizontal=True, vertical_alignment="bottom"):
        part = boxes.choice("Look at", PARTS, key="losses_part")
        auditing.offer(filtered.kind)
    (interviewing.show if part == "ask" else the_list)(filtered)
