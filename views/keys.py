"""Buttons with a key printed on them, the box of all causes, and the way back from what was just decided."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from analysis import judging_words, loss_list, taking_back, verdicts, wording
from views import session
from views.text import plain


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


def causes_in_the_open(cause: str, key: str, act: Callable[..., None], *args: Any) -> None:
    """Every cause of the codebook side by side, the present one chosen: another is a click away, not behind a box."""
    st.session_state[key] = cause
    st.pills(
        "Cause",
        session.ask(verdicts.known_causes),
        format_func=lambda name: plain(wording.cause(name)),
        required=True,
        key=key,
        on_change=act,
        args=(key, *args),
    )


def undo_button(loss_id: str) -> None:
    """The key that takes back what this person decided last about the loss, in this session or before."""
    possible = session.ask(taking_back.is_possible, loss_id=loss_id, who=session.who())
    button("Undo", "U", _undo, loss_id, icon=":material/undo:", disabled=not possible)


def _undo(loss_id: str) -> None:
    con, before = session.current().con, facts(loss_id)
    taken = taking_back.take_back(con, loss_id, who=session.who(), now=session.now())
    if taken is None:
        st.toast("There is nothing of yours to take back here.", icon=":material/undo:")
        return
    if taken.evidence_id is not None:
        st.query_params["mark"] = str(taken.evidence_id)
    st.toast(plain(judging_words.taken_back(before, facts(loss_id))), icon=":material/undo:")


def facts(loss_id: str) -> dict[str, Any]:
    """What stands about the loss at this moment, past what the page was drawn from."""
    return loss_list.loss_facts(session.current().con, loss_id=loss_id) or {}
