"""A comment from anybody who has just met the customer: three fields, to be typed on a phone."""

from typing import Any

import pandas as pd
import streamlit as st

from analysis.early_warning import comments
from views import acting, session
from views.text import plain

ADVICE = "Write down what they said and did. Your own opinion is welcome; it is no evidence."
IN_A_MINUTE = "comment_in_a_minute"
KINDS = {"note": "Note", "call": "Call", "ticket": "Ticket", "comment": "Comment"}


def show(account_id: str) -> None:
    """The form below an account; what is kept is read for signs at once."""
    about = acting.new_form(f"comment_{account_id}")
    with st.form(about, enter_to_submit=False):
        given = fields(about)
        if st.form_submit_button("Save the comment", type="primary", width="stretch"):
            acting.keep(comments.keep_comment, account_id, **given)
    st.caption(plain(ADVICE))


def in_a_minute(accounts: pd.DataFrame) -> None:
    """The same form at the top of the page, for whoever has just met a customer and has only a phone."""
    about = acting.new_form(IN_A_MINUTE)
    with st.expander("Write a comment", icon=":material/edit_note:", key="comment_now"):
        with st.form(about, border=False, enter_to_submit=False):
            called = st.text_input(
                "Which account?", placeholder="a part of the name will do", key=f"{about}_called"
            )
            given = fields(about)
            if st.form_submit_button("Save the comment", type="primary", width="stretch"):
                acting.keep(comments.keep_comment_on, accounts, called, lasting=IN_A_MINUTE, **given)
        acting.say_what_stays(IN_A_MINUTE)


def fields(about: str) -> dict[str, Any]:
    """What was seen or heard, in what form, and by whom."""
    body = st.text_area("What did you see or hear?", max_chars=4000, key=f"{about}_body")
    kind = st.segmented_control(
        "What kind?", list(KINDS), format_func=KINDS.get, default="comment", key=f"{about}_kind"
    )
    who = session.name_field(about)
    return {"body": body, "note_kind": kind or "comment", "author": who, "now": acting.now()}
