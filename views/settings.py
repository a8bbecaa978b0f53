"""Settings: under which name you change things, and how the numbers are counted."""

import streamlit as st

from views import session

st.title("Settings")
st.text_input(
    "Your name", session.who(), key="name_given", help="Verdicts, corrections and notes are entered under it."
)
st.session_state["who"] = st.session_state["name_given"].strip() or None
