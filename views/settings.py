"""Settings: your name, how the figures are counted, what reasons and causes mean, and reading again."""

from typing import Any

import streamlit as st

from analysis import observed
from analysis.filters import ReportError
from views import acting, empty, own_causes, recorded_reasons, rereading, session
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


def your_name() -> None:
    """The name that changes are entered under; it proves nothing, it only says who."""
    st.header("You")
    named = st.text_input("Your name", session.who(), key="name_given", max_chars=80)
    st.caption(
        "Verdicts, corrections and loads are entered under it. Nobody checks it: it is no proof of identity."
    )
    st.session_state["who"] = named.strip() or None


def how_it_is_counted() -> None:
    """The settings that change figures; an empty box means that the answer is found from the data."""
    st.header("How the figures are counted")
    if session.current().is_sample:
        st.caption("The demo company is counted as it was built. Settings are kept with your own data.")
        return
    for name, words in WORDS.items():
        value = session.ask(observed.setting, name=name)
        st.text_input(
            words,
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


def demo_company() -> None:
    """The way from the own data to the demo company; its banner holds the way back."""
    if session.current().is_sample:
        return
    st.header("Demo company")
    st.caption(
        "An invented company to try things on. It lies in a file of its own; your data stay as they are."
    )
    if st.button("Look at the demo company", icon=":material/science:"):
        empty.open_sample()


st.title("Settings")
your_name()
how_it_is_counted()
recorded_reasons.show()
own_causes.show()
rereading.show()
demo_company()
acting.say_what_was_kept()
