"""The post-mortem of one loss: facts, three reasons, the clock of its steps, its words, its whys and lessons."""

import streamlit as st

from analysis import loss_list, marking
from analysis.action import actions
from analysis.sentences import count_of, day
from views import (
    arriving,
    deciding,
    ended_reason,
    judging,
    lessons,
    loss_facts,
    loss_steps,
    measures,
    session,
    transcript,
)
from views.text import literal, passage, plain

KINDS = {
    "exit_interview": "Exit interview",
    "cx_note": "Note",
    "win_loss_interview": "Win/loss interview",
    "call": "Call",
    "survey": "Survey",
}


def show(loss_id: str) -> None:
    """The whole page; a sentence where there is no such loss."""
    facts = session.ask(loss_list.loss_facts, loss_id=loss_id)
    st.button("All losses", icon=":material/arrow_back:", type="tertiary", on_click=back)
    if facts is None:
        st.title("No such loss")
        st.warning(
            "The address names a loss that is not in this database: it may stand in the other one, or be undone."
        )
        return
    loss_facts.heading(facts)
    loss_facts.reasons(facts)
    interviews = session.ask(marking.interviews_of_loss, loss_id=loss_id)
    deciding.show(facts, interviews)
    loss_steps.show(facts)
    words(loss_id, interviews)
    lessons.show(loss_id)
    taken(loss_id)
    arriving.at(loss_id, arriving.WORDS_ASKED_FOR if "mark" in st.query_params else arriving.BEGINNING)


def back() -> None:
    """Close the post-mortem."""
    for name in ("loss", "mark"):
        st.query_params.pop(name, None)


def words(loss_id: str, interviews: list[marking.MarkedInterview]) -> None:
    """Each interview with its evidence marked, the piece under judgement outlined."""
    chosen, numbers = judging.panel(loss_id, interviews), marking.numbered(interviews)
    st.header("What they said")
    if not interviews:
        st.info(
            "No interview, note or call is stored for this loss. Its words can be loaded on the Upload page.",
            icon=":material/mic_off:",
        )
    for interview in interviews:
        about = [
            KINDS.get(interview.kind, interview.kind),
            day(interview.held_on),
            count_of(len(interview.marks), "piece of evidence", "pieces of evidence"),
        ]
        with st.expander(" · ".join(fact for fact in about if fact), expanded=True):
            if not interview.is_read:
                st.warning(plain(marking.why_unread(interview)))
            passage(literal(interview.interviewee_role or ""), name="under")
            transcript.show(interview, chosen, numbers)


def taken(loss_id: str) -> None:
    """Whether its reason has ended, and the measures against its cause that cover it."""
    st.header("Measures against this cause")
    ended_reason.show(loss_id)
    found = session.ask(actions.actions_for_loss, loss_id=loss_id)
    for action in found:
        measures.in_short(action)
    if not found:
        st.caption("No measure against its root cause covers this account.")
    st.page_link("views/actions.py", label="All measures", icon=":material/task_alt:")
