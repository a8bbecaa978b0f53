"""Buttons with a key printed on them, the box of all causes, and the way back from what was just decided."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from analysis import verdicts, wording
from views import session


def button(label: str, key: str, act: Callable[..., None], *args: Any, **options: Any) -> None:
    """A button with its key printed on it. Streamlit fires none while the reader types in a field."""
    st.button(label, key=f"key_{key}", shortcut=key, on_click=act, args=args, **options)


def cause_box(label: str, key: str, without: set[str | None], act: Callable[..., None], *args: Any) -> None:
    """Every cause of the codebook that has no button here."""
    st.selectbox(
        label,
        [cause for cause in session.ask(verdicts.known_causes) if cause not in without],
        index=None,
        format_func=wording.cause,
        key=key,
        on_change=act,
        args=(key, *args),
        width=240,
        placeholder=label,
        label_visibility="collapsed",
    )


def remember(take_back: Callable[[], object]) -> None:
    """Keep how to take back what was just decided."""
    st.session_state.setdefault("undo", []).append(take_back)


def undo() -> None:
    """Take back what was decided last."""
    st.session_state["undo"].pop()()
    st.toast("Taken back.", icon=":material/undo:")
