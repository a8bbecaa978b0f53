"""A setting that changes figures, as a box to type in; empty means that the answer is found from the data."""

from typing import Any

import streamlit as st

from analysis import observed
from analysis.filters import ReportError
from views import session
from views.text import plain

WORDS = {
    "observed_since": "Losses are complete from (YYYY-MM-DD)",
    "observed_until": "Nothing is known from this day on (YYYY-MM-DD)",
    "interviewed_since": "Lost customers have been interviewed since (YYYY-MM-DD)",
    "gap_days": "A customer without service for more days than this has left",
    "interview_window_days": "Days in which a lost customer should be interviewed",
    "reporting_currency": "Currency that values are reported in",
    "size_bands": "Limits between small and large deals, a space between them (20000 60000)",
}
NUMBERS = ("gap_days", "interview_window_days")


def show(name: str) -> None:
    """The box of one setting of the own data."""
    value = session.ask(observed.setting, name=name)
    st.text_input(
        WORDS[name],
        observed.typed(value),
        key=f"setting_{name}",
        placeholder="found from the data",
        on_change=keep,
        args=(name,),
        width=420,
    )


def keep(name: str) -> None:
    """Keep what was typed; what makes no sense is said in a sentence and not kept."""
    typed = st.session_state[f"setting_{name}"].strip()
    value: Any = int(typed) if name in NUMBERS and typed.isdigit() else typed
    try:
        observed.choose_setting(session.current().con, name, value, who=session.who(), now=session.now())
    except ReportError as error:
        st.toast(plain(error), icon=":material/error:")
        return
    st.toast("Kept. Every figure is counted anew.", icon=":material/check:")
