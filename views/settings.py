"""Settings: your name, how the figures are counted, what reasons and causes mean, and reading again."""

import streamlit as st

from views import acting, empty, kept_name, own_causes, recorded_reasons, rereading, session, setting_box


def your_name() -> None:
    """The name that changes are entered under; it proves nothing, it only says who."""
    st.header("You")
    named = st.text_input(
        "Your name", session.who(), key="name_given", max_chars=kept_name.LONGEST, width=420
    )
    st.caption(
        "Verdicts, corrections and loads are entered under it. This browser keeps it; without one, that of the login "
        "counts. Nobody checks it: it is no proof of identity."
    )
    session.remember_name(named)


def how_it_is_counted() -> None:
    """The settings that change figures; an empty box means that the answer is found from the data."""
    st.header("How the figures are counted")
    if session.current().is_sample:
        st.caption("The demo company is counted as it was built. Settings are kept with your own data.")
        return
    for name in setting_box.WORDS:
        setting_box.show(name)


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
