"""Where a page stands once something has opened in the place of a list: the browser keeps how far that was scrolled."""

import streamlit as st

OPEN = "_open"
BEGINNING = "document.querySelector('[data-testid=stMain]').scrollTo(0, 0)"
WORDS_ASKED_FOR = "document.getElementById('judged')?.scrollIntoView({block: 'center'})"


def at(what: str | None, place: str = BEGINNING) -> None:
    """Go to a place of what has just opened, once; None says that nothing is open.

    Called after what it goes to is drawn.
    """
    before = st.session_state.get(OPEN)
    st.session_state[OPEN] = what
    if what not in (None, before):
        st.html(f"<script>{place}</script>", unsafe_allow_javascript=True)
