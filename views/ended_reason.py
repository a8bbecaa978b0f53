"""That the reason of a lost account has ended: said in a sentence by a person, taken back with a click."""

import streamlit as st

from analysis.action import ended_reasons, winback
from analysis.sentences import day
from views import acting, session
from views.text import literal, passage


def show(loss_id: str) -> None:
    """What somebody said, or a short form; nothing for an account that is not gone."""
    acting.say_what_was_kept()
    if said := session.ask(ended_reasons.ended_reason, loss_id=loss_id):
        passage(
            f"Their reason has ended: {literal(said['why'])}"
            f"<small>{literal(said['said_by'])}, {day(said['said_at'])}; offered under Win back</small>",
            name="quote",
        )
        take_back(loss_id)
    elif session.ask(winback.is_still_gone, loss_id=loss_id, today=acting.today()):
        form(loss_id)


def form(loss_id: str) -> None:
    """A sentence on how one knows."""
    with (
        st.popover("Their reason has ended", icon=":material/event_available:", key=f"ended_{loss_id}"),
        st.form(f"ended_form_{loss_id}", border=False),
    ):
        st.caption("The account is offered under Win back from then on.")
        why = st.text_input("What has ended, and how do you know?", max_chars=300, key=f"ended_why_{loss_id}")
        who = session.name_field(f"ended_{loss_id}")
        if st.form_submit_button("It has ended", type="primary"):
            acting.keep(
                ended_reasons.end_reason, loss_id, why=why, who=who, now=acting.now(),
                said="Kept: the account is offered under Win back.",
            )  # fmt: skip


def take_back(loss_id: str) -> None:
    """A button that takes it back."""
    if st.button("Take back", key=f"not_ended_{loss_id}", type="tertiary", icon=":material/undo:"):
        acting.keep(
            ended_reasons.take_back, loss_id, who=session.who(), now=acting.now(),
            said="Taken back: the reason stands.",
        )  # fmt: skip
