"""The root cause of a loss, decided by a person: the causes that its words name as buttons, all others in a box."""

from typing import Any

import streamlit as st

from analysis import loss_list, marking, verdicts, wording
from views import keys, session

MOST_CANDIDATES = 6  # causes with a button and a digit of their own; the box holds them all


def show(facts: dict[str, Any], interviews: list[marking.MarkedInterview]) -> None:
    """The causes that speak from the words as buttons, all others in a box, and the next disputed loss."""
    candidates = marking.causes_named(interviews)[:MOST_CANDIDATES]
    loss_id = facts["loss_id"]
    with st.container(horizontal=True, vertical_alignment="bottom", key="decide"):
        for number, cause in enumerate(candidates, start=1):
            is_it = cause == facts["root_cause"] and facts["verdict_source"] == "person"
            keys.button(wording.cause(cause), str(number), _decide, loss_id, cause, disabled=is_it)
        keys.cause_box("Another root cause", f"root_{loss_id}", set(candidates), _decide_from_box, loss_id)
        following = session.ask(loss_list.next_disputed, after=loss_id)
        icon = ":material/arrow_forward:"
        keys.button("Next loss to decide", "N", _open, following, icon=icon, disabled=following is None)


def _decide_from_box(key: str, loss_id: str) -> None:
    if cause := st.session_state[key]:
        _decide(loss_id, cause)


def _decide(loss_id: str, cause: str) -> None:
    verdicts.decide(session.current().con, loss_id, cause, who=session.who(), now=session.now())
    st.toast(f"Root cause: {wording.cause(cause)}.", icon=":material/gavel:")


def _open(loss_id: str) -> None:
    st.query_params["loss"] = loss_id
    st.query_params.pop("mark", None)
