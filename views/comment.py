"""A comment from anybody who has just met the customer: three fields, to be typed on a phone."""

import streamlit as st

from analysis import comments
from views import acting, session
from views.text import plain

KINDS = {"note": "Note", "call": "Call", "ticket": "Ticket", "comment": "Comment"}


def show(account_id: str) -> None:
    """The form; what is kept is read for signs at once."""
    with st.form(f"comment_{account_id}", clear_on_submit=True):
        body = st.text_area("What did you see or hear?", max_chars=4000, key=f"comment_body_{account_id}")
        kind = st.segmented_control(
            "It was a", list(KINDS), format_func=KINDS.get, default="comment", key=f"kind_{account_id}"
        )
        who = st.text_input("Your name", session.who(), key=f"comment_who_{account_id}")
        if st.form_submit_button("Keep it", type="primary", width="stretch"):
            acting.keep(
                comments.add_comment, account_id, body=body, author=who, note_kind=kind or "comment", now=acting.now(),
                said="Kept, and read for signs.",
            )  # fmt: skip
    st.caption(plain("Write down what they said and did. Your own opinion is welcome; it is no evidence."))
