"""Losses: the table behind every figure, and the post-mortem of one loss."""

from typing import Any

import streamlit as st

from analysis import loss_list, wording
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


def narrowing() -> dict[str, Any]:
    """What the address asks for beside the filters: the bar that was clicked."""
    asked = st.query_params
    named = {
        field: session.ask(loss_list.named_by_digest, field=field, word=asked[word])
        for word, field in (("reason", "recorded_reason"), ("competitor", "competitor"))
        if word in asked
    }
    return {
        "cause": asked.get("cause"),
        "dated_by": "announced_on" if asked.get("dated") == "announced" else "lost_on",
        **named,
    }


def chips(narrowed: dict[str, Any]) -> None:
    """Say in words what the clicked bar narrows the list to, with a way back to all."""
    words = []
    if narrowed["cause"]:
        known = {"known": "with a known root cause", "unknown": "without a known root cause"}
        words.append(known.get(narrowed["cause"]) or f"put down to {wording.cause(narrowed['cause'])}")
    words += [f"recorded as {narrowed['recorded_reason']}"] if narrowed.get("recorded_reason") else []
    words += [f"lost to {narrowed['competitor']}"] if narrowed.get("competitor") else []
    words += ["counted by the day of the announcement"] if narrowed["dated_by"] == "announced_on" else []
    if words:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.text("Only losses " + ", ".join(words) + ".", width="content")
            st.button("Show all", type="tertiary", icon=":material/close:", on_click=forget_narrowing)


def forget_narrowing() -> None:
    """Take the clicked bar out of the address."""
    for name in ("cause", "reason", "competitor", "dated"):
        if name in st.query_params:
            del st.query_params[name]


def the_list() -> None:
    """Search, the table a page at a time, and the way into one loss."""
    chosen = filters.head("Losses")
    narrowed = narrowing()
    chips(narrowed)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        search = st.text_input(
            "Search",
            placeholder="A name, a reason, or words from an interview",
            icon=":material/search:",
            key="search",
        )
        show = st.segmented_control(
            "Show",
            list(loss_list.SHOWN),
            format_func=loss_list.SHOWN.get,
            default="all",
            required=True,
            key="show",
            bind="query-params",
        )
    page = st.session_state.get("page", 1)
    asked = chosen.parameters | narrowed | {"search": search.strip() or None, "show": show, "page": page}
    found = session.ask(loss_list.losses_found, **asked)
    if found.empty:
        empty.nothing_found("No loss fits.")
        return
    total = int(found["found"].iloc[0])
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(f"**{total:,} losses**" if total != 1 else "**1 loss**", width="content")
        figure.csv_button(found, "losses")
    figure.table(
        loss_list.worded(found),
        key="losses",
        column_config=COLUMNS,
        leads_to=lambda row: {"loss": row["loss_id"]},
        height="content" if len(found) < 15 else 560,
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
