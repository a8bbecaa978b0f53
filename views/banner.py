"""What stands above every page: whose data these are, and notes on the address."""

import streamlit as st

from analysis.places import own_database
from views import session
from views.text import plain


def show(notes: list[str], *, page: str) -> None:
    """Say that the sample is open while it is; name each value of the address that was dropped.

    Upload takes files into the own data whatever the other pages show, and says so itself.
    """
    if session.current().is_sample and page != "upload":
        _sample()
    for note in notes:
        st.warning(plain(note), icon=":material/link_off:")


def _sample() -> None:
    with st.container(horizontal=True, vertical_alignment="center", key="sample_banner"):
        st.markdown(
            ":material/science: **Demo company.** You are looking at Alder & Pike, an invented company. "
            "Your own data go into a file of their own.",
            width="stretch",
        )
        if own_database().exists():
            st.button("Back to your data", key="to_own", on_click=session.look_at, args=("own",))
        else:
            st.page_link("views/upload.py", label="Load your data", icon=":material/upload_file:")
