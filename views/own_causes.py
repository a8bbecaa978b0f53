"""Causes of the company's own, on Settings: which there are, one more by a form or a file, one taken out."""

from typing import Any

import streamlit as st

from analysis import own_causes
from interviews.codebook import MIN_EXAMPLES, Cause
from views import acting, session
from views.text import literal, passage
from views.upload_files import stored

LONGEST = 20_000  # letters of one box


def show() -> None:
    """The own causes, and the ways to change them."""
    st.header("Causes of your own")
    st.caption(
        "Beside the fourteen causes that the tagger was trained on. A cause of your own is told by its examples "
        "from the next reading on: a place to start from, to be checked more often than the others."
    )
    added = session.ask(own_causes.codebook_of).added
    for cause in added:
        _cause(cause)
    with st.expander("Add a cause", icon=":material/add:", key="add_cause"):
        _form()
    with st.expander("Take causes from a file", icon=":material/upload_file:", key="codebook_file"):
        _file()


def _cause(cause: Cause) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        words = f"<strong>{literal(cause.name)}</strong> <small>{literal(cause.definition)}</small>"
        passage(f"{words} <small>{len(cause.examples)} examples</small>", name="own-cause")
        if st.button("Take out", key=f"drop_{cause.key}", icon=":material/delete:"):
            said = "Taken out. Read everything again to drop what was found by it."
            acting.keep(own_causes.drop_cause, cause.key, who=session.who(), now=session.now(), said=said)


def _form() -> None:
    about = acting.new_form("own_cause")
    with st.form(about, border=False):
        given = _fields(about)
        if st.form_submit_button("Add the cause", icon=":material/add:"):
            said = f"{given['name'].strip()} is a cause from now on. Read everything again to find it in what was read."
            acting.keep(own_causes.add_cause, **given, who=session.who(), now=session.now(), said=said)


def _fields(about: str) -> dict[str, Any]:
    """What a cause is made of, a field each."""

    def lines(label: str, key: str, height: int = 80) -> list[str]:
        return st.text_area(label, max_chars=LONGEST, height=height, key=f"{about}_{key}").splitlines()

    return {
        "name": st.text_input("Name, as charts will show it", max_chars=60, key=f"{about}_name"),
        "definition": st.text_input("What it is, in a sentence", max_chars=400, key=f"{about}_definition"),
        "examples": lines(
            f"Examples, one a line, at least {MIN_EXAMPLES}: sentences as customers say them", "examples", 160
        ),
        "inclusions": lines("What counts, too (one a line)", "inclusions"),
        "exclusions": lines("What does not count (one a line)", "exclusions"),
        "is_catalyst": st.checkbox(
            "It begins a defection (step 1), as an unanswered complaint does", key=f"{about}_is_catalyst"
        ),
        "is_avoidable": st.checkbox("We could have kept them", value=True, key=f"{about}_is_avoidable"),
    }


def _file() -> None:
    st.caption("A TOML file of [[cause]] tables; it takes the place of the causes above.")
    file = st.file_uploader("Codebook", type=["toml"], label_visibility="collapsed", key="codebook_toml")
    if file and st.button("Take these causes", icon=":material/check:"):
        acting.keep(
            own_causes.put_codebook_file,
            stored(file).read_bytes(),
            name=file.name,
            who=session.who(),
            now=session.now(),
            said="Kept. Read everything again to find them in what was read.",
        )
