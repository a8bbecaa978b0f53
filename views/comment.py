"""A comment from anybody who has just met the customer: three fields, to be typed on a phone."""

from typing import Any

import pandas as pd
import streamlit as st

from analysis import comments
from queries import store
from views import acting, session
from views.text import plain

LAST = "_last_comment"
ADVICE = "Write down what they said and did. Your own opinion is welcome; it is no evidence."
KINDS = {"note": "Note", "call": "Call", "ticket": "Ticket", "comment": "Comment"}


def show(account_id: str) -> None:
    """The form below an account; what is kept is read for signs at once."""
    with st.form(f"comment_{account_id}", clear_on_submit=True):
        given = fields(account_id)
        if st.form_submit_button("Keep it", type="primary", width="stretch"):
            acting.keep(comments.keep_comment, account_id, **given)
    st.caption(plain(ADVICE))


def in_a_minute(accounts: pd.DataFrame) -> None:
    """The same form at the top of the page, for whoever has just met a customer and has only a phone."""
    about = f"now{st.session_state.get(LAST, '')}"  # new fields once a comment is kept, the typed ones while it is not
    with (
        st.expander("Write a comment", icon=":material/edit_note:", key="comment_now"),
        st.form("comment_in_a_minute", border=False),
    ):
        called = st.text_input(
            "Which account?", placeholder="a part of the name will do", key=f"comment_called_{about}"
        )
        given = fields(about)
        if st.form_submit_button("Keep it", type="primary", width="stretch"):
            acting.keep(keep_and_clear, accounts, called, **given)


def keep_and_clear(con: store.Connection, accounts: pd.DataFrame, called: str, **given: Any) -> str:
    """Keep the comment and, once it is kept, start with empty fields; returns what was read in it."""
    said = comments.keep_comment_on(con, accounts, called, **given)
    st.session_state[LAST] = given["now"].isoformat()
    return said


def fields(about: str) -> dict[str, Any]:
    """What was seen or heard, in what form, and by whom."""
    body = st.text_area("What did you see or hear?", max_chars=4000, key=f"comment_body_{about}")
    kind = st.segmented_control(
        "It was a", list(KINDS), format_func=KINDS.get, default="comment", key=f"kind_{about}"
    )
    who = st.text_input("Your name", session.who(), key=f"comment_who_{about}")
    return {"body": body, "note_kind": kind or "comment", "author": who, "now": acting.now()}
