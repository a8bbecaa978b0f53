"""The litmus test of one account: what colleagues answered, where they disagree, and the form."""

import streamlit as st

from analysis.action import litmus, litmus_words, sheets
from views import acting, answering, session
from views.text import literal, passage, plain


def show(account_id: str, result: litmus.Litmus) -> None:
    """The answers so far, then the form."""
    told(result)
    form(account_id)


def told(result: litmus.Litmus) -> None:
    """Each question with the answers of colleagues, disagreement named."""
    answers = litmus_words.answers_told(result)
    if not answers:
        st.text(litmus_words.NEVER_ASKED)
        return
    with st.expander("What colleagues answered", expanded=True):
        for one in answers:
            differ = "<br>Colleagues see this very differently." if one.disagree else ""
            lines = "<br>".join(literal(answer) for answer in one.answers)
            passage(f"<b>{literal(one.question)}</b><br>{lines}{differ}", name="under")


def form(account_id: str) -> None:
    """The questions, by whom they are asked of. Any may be left out; several colleagues answer under their names."""
    about = acting.new_form(f"litmus_{account_id}")
    with st.form(about):
        st.caption(
            "Answer what you know and leave out the rest; the answers of several colleagues stand side by side."
        )
        who = session.name_field(about)
        given = {}
        for colleague, questions in litmus.litmus_form().by_colleague.items():
            st.markdown(f"**{plain(f'For {colleague}')}**")
            given |= {question.key: answering.asked(question, about) for question in questions}
        if st.form_submit_button("Keep my answers", type="primary"):
            acting.keep(
                sheets.keep_litmus, account_id, given, answered_by=who, now=acting.now(), said="Your answers are kept.",
            )  # fmt: skip
