"""Lost accounts worth another word, the attempts to win them back, and what became of them."""

from typing import Any

import streamlit as st

from analysis import paging, wording
from analysis.action import winback
from analysis.sentences import amount, count_of, day
from views import acting, empty, ended_reason, filters, session
from views.text import literal, passage

ON_A_PAGE = 20


def show(chosen: filters.Filters) -> None:
    """The attempts in a sentence and one by one, then the accounts offered, by value."""
    passage(literal(session.ask(winback.win_backs_in_words)), name="under")
    for row in session.ask(winback.win_backs):
        attempt(row)
    st.header("Worth another word")
    st.caption(
        "Accounts whose cause fell after a measure that covers them, or whose reason has ended; by value. "
        "Where you know that a reason has ended, say so on the page of the loss."
    )
    st.page_link("views/losses.py", label="All losses", icon=":material/list:")
    offered = winback.not_under_way(
        session.ask(winback.accounts_to_ring, today=acting.today(), **chosen.places)
    )
    if offered.empty:
        empty.nothing_found("There is nothing new to tell any lost account in this view.", by_period=False)
    page = st.session_state.get("ring_page", 1)
    for row in paging.page_of(offered, page, size=ON_A_PAGE).to_dict("records"):
        offer(row)
    if len(offered) > ON_A_PAGE:
        st.pagination(paging.pages_of(len(offered), size=ON_A_PAGE), key="ring_page")


def offer(row: dict[str, Any]) -> None:
    """One lost account with the reason to ring it, and a form to take it on."""
    worth = amount(row["annual_value"], session.currency())
    gone = f"gone since {day(row['lost_on'])}, {count_of(row['days_since'], 'day')}"
    about = f"{wording.cause(row['root_cause'])} · {worth} a year · {gone}"
    passage(
        f"<b>{literal(row['account_name'])}</b><br>{literal(about)}<br>{literal(row['reason_to_ring'])}",
        name="quote",
    )
    if row["ended_why"]:
        ended_reason.take_back(row["loss_id"])
    with (
        st.popover("Take it on", icon=":material/call:", key=f"take_{row['loss_id']}"),
        st.form(f"win_{row['loss_id']}", border=False),
    ):
        owner = st.text_input("Who rings them?", session.who(), key=f"win_owner_{row['loss_id']}")
        contact = st.text_input("Whom?", key=f"win_contact_{row['loss_id']}", max_chars=100)
        if st.form_submit_button("Take it on", type="primary"):
            acting.keep(
                winback.start_win_back, row["loss_id"], owner=owner, contact=contact, today=acting.today(),
                said="It is yours.",
            )  # fmt: skip


def attempt(row: dict[str, Any]) -> None:
    """One attempt, with a box to say how it stands."""
    key = f"outcome_{row['win_back_id']}"
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.text(winback.attempt_in_words(row), width="stretch")
        st.selectbox(
            "How it stands", list(winback.OUTCOMES), list(winback.OUTCOMES).index(row["outcome"]), key=key,
            format_func=winback.OUTCOMES.get, on_change=settle, args=(key, row["win_back_id"]), width=200,
        )  # fmt: skip


def settle(key: str, win_back_id: int) -> None:
    """Keep how an attempt stands."""
    outcome = st.session_state[key]
    acting.mark(winback.settle_win_back, win_back_id, outcome=outcome, today=acting.today())
