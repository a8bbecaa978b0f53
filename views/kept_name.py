"""The name that a person enters under, kept by the browser in a cookie: in no file and in no address.

So people who share a database, a machine or a login do not come to enter under each other's names.
"""

from urllib.parse import quote, unquote

import streamlit as st

COOKIE = "whyleft_name"
KEPT_FOR = 365 * 24 * 3600  # seconds
LONGEST = 80  # letters


def read() -> str:
    """As the browser kept it when the page was loaded; nothing where it keeps none."""
    return unquote(st.context.cookies.get(COOKIE, ""))[:LONGEST].strip()


def write() -> None:
    """Have the browser keep the name of this session, where it keeps another."""
    name = st.session_state.get("who", read())
    if name == read():
        return
    value, seconds = quote(name, safe=""), KEPT_FOR if name else 0  # what is quoted can be no script
    cookie = f"{COOKIE}={value}; Path=/; Max-Age={seconds}; SameSite=Strict"
    st.html(f"<script>document.cookie = '{cookie}'</script>", unsafe_allow_javascript=True)
