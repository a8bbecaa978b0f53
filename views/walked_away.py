"""Deals that somebody proposed to walk away from: approved by a manager, followed, and what became of them."""

from typing import Any

import streamlit as st

from analysis.action import disengaged_words, disengaging
from views import acting, session
from views.text import literal, passage


def show() -> None:
    """All of them counted in a sentence, then each."""
    passage(literal(session.ask(disengaged_words.followed_in_words, today=acting.today())), name="under")
    for row in session.ask(disengaging.proposals):
        proposal(row)


def proposal(row: dict[str, Any]) -> None:
    """One proposal: who asked, who approved, what became of the deal."""
    key = row["disengagement_id"]
    passage(
        f"<b>{literal(row['account_name'] or row['deal_id'])}</b><br>{literal(row['reasons'])}<br>"
        f"{literal(disengaged_words.state_in_words(row, acting.today()))}", name="quote",
    )  # fmt: skip
    if row["letter"]:
        with st.expander("The letter"):
            st.text(row["letter"])
    if row["approved_by"] and st.session_state.get(
        f"approve_{key}"
    ):  # on a page drawn before somebody else did
        who = st.session_state[f"name_{key}"]
        acting.mark(disengaging.approve, row["deal_id"], approved_by=who, now=acting.now())
    if row["ended_on"]:
        return
    with st.popover("Follow it" if row["approved_by"] else "Approve or take back", key=f"go_{key}"):
        with st.form(f"form_{key}", border=False):
            (follow if row["approved_by"] else approve)(row["deal_id"], key)
        if st.button("Undo the approval" if row["approved_by"] else "Take it back", key=f"undo_{key}"):
            acting.keep(
                disengaging.withdraw, row["deal_id"], by=session.who(), now=acting.now(), said="Taken back."
            )


def approve(deal_id: str, key: int) -> None:
    """The manager's name and a button."""
    who = st.text_input("Your name", session.who(), key=f"name_{key}")
    acting.note_on_names()
    if st.form_submit_button("Approve", key=f"approve_{key}"):
        acting.keep(disengaging.approve, deal_id, approved_by=who, now=acting.now(), said="Approved.")


def follow(deal_id: str, key: int) -> None:
    """What a look at the deal found, and what became of it."""
    who = session.name_field(f"follow_{key}")
    finding = st.text_area("What did you find?", key=f"found_{key}")
    became = st.selectbox(
        "What became of it?", [None, *disengaging.BECAME], key=f"became_{key}",
        format_func=lambda one: disengaging.BECAME.get(one, "Still open"),
    )  # fmt: skip
    if st.form_submit_button("Keep it"):
        acting.keep(
            disengaging.check_in, deal_id, finding=finding, checked_by=who, today=acting.today(), became=became,
            said="Kept.",
        )  # fmt: skip
