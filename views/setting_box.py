"""A setting that changes figures, as a box to fill in; empty means that the answer is found from the data."""

from datetime import date
from typing import Any

import streamlit as st

from analysis import observed
from analysis.filters import ReportError
from views import acting, session
from views.text import plain

WORDS = {
    "observed_since": "Losses are complete from",
    "observed_until": "Nothing is known from this day on",
    "interviewed_since": "Lost customers have been interviewed since",
    "gap_days": "A customer without service for more days than this has left",
    "interview_window_days": "Days in which a lost customer should be interviewed",
    "reporting_currency": "Currency that values are reported in",
    "size_bands": "Limits between small and large deals, a space between them (20000 60000)",
}
NUMBERS = ("gap_days", "interview_window_days")
EARLIEST = date(1900, 1, 1)  # that a field for a day offers; the calendar alone would offer ten years


def show(name: str) -> None:
    """The box of one setting of the own data."""
    value = session.ask(observed.setting, name=name)
    options: dict[str, Any] = {"key": f"setting_{name}", "on_change": keep, "args": (name,), "width": 420}
    if name in observed.DATES:
        acting.day_field(
            WORDS[name], value, min_value=EARLIEST, help="Empty: found from the data.", **options
        )
        return
    st.text_input(WORDS[name], observed.typed(value), placeholder="found from the data", **options)


def keep(name: str) -> None:
    """Keep what was typed; what makes no sense is said in a sentence and not kept."""
    value: Any = st.session_state[f"setting_{name}"]
    if isinstance(value, str):
        value = int(value) if name in NUMBERS and value.strip().isdigit() else value.strip()
    try:
        observed.choose_setting(session.current().con, name, value, who=session.who(), now=session.now())
    except ReportError as error:
        st.toast(plain(error), icon=":material/error:")
        return
    st.toast("Kept. Every figure is counted anew.", icon=":material/check:")
