"""The audit: ten losses drawn at random, each read without seeing what the machine made of it."""

import streamlit as st

from analysis import auditing, loss_list, verdicts, wording
from analysis.sentences import day
from views import acting, session, transcript
from views.text import literal, passage, plain

TEN = "_audit"
ASKED = "audit"  # stands in the address while the audit is on


def offer(kind: str) -> None:
    """One click that draws ten losses and opens the first; nothing where there are none to draw."""
    if not session.ask(auditing.drawn, kind=kind):
        return
    st.button(
        "Review ten now",
        icon=":material/fact_check:",
        key="review_ten",
        on_click=_begin,
        args=(kind,),
        help="Ten losses drawn at random, to be read without seeing the machine's answer. Only these tell how "
        f"often it is wrong on your data. {session.ask(auditing.so_far, kind=kind)}",
    )


def _begin(kind: str) -> None:
    st.session_state[TEN] = session.ask(auditing.drawn, kind=kind)
    st.query_params.clear()
    st.query_params[ASKED] = kind


def is_asked_for() -> bool:
    """Whether the address asks for the audit; a kind of loss that there is not is dropped from it with a note."""
    kind = st.query_params.get(ASKED)
    if kind is not None and kind not in wording.KINDS:
        del st.query_params[ASKED]
        accepted = ", ".join(wording.KINDS)
        st.warning(plain(f"The address asks for an audit of '{kind}'; accepted: {accepted}. It was dropped."))
        return False
    return kind is not None


def show(kind: str) -> None:
    """The loss to be read now, its words without any mark, and the answer."""
    ten = st.session_state.setdefault(TEN, session.ask(auditing.drawn, kind=kind))
    waiting = session.ask(auditing.still_to_read, losses=tuple(ten))
    st.button("All losses", icon=":material/arrow_back:", type="tertiary", on_click=_leave)
    acting.say_what_was_kept()
    if not waiting:
        st.title("Read")
        st.markdown(session.ask(auditing.so_far, kind=kind))
        return
    _one(waiting[0], place=len(ten) - len(waiting) + 1, of=len(ten))


def _one(loss_id: str, *, place: int, of: int) -> None:
    facts = session.ask(loss_list.loss_facts, loss_id=loss_id) or {}
    st.title(f"Why did they leave? {place} of {of}")
    about = [facts.get("industry"), facts.get("segment"), facts.get("region"), loss_id]
    passage(" · ".join(literal(fact) for fact in about if fact), name="under")
    st.caption("Read the words, then name the root cause. What the machine found is not shown here.")
    for interview in session.ask(auditing.words_alone, loss_id=loss_id):
        with st.expander(
            f"{interview.kind.replace('_', ' ').capitalize()} · {day(interview.held_on)}", expanded=True
        ):
            transcript.show(interview)
    cause = st.selectbox(
        "Root cause", session.ask(verdicts.known_causes), index=None, format_func=wording.cause,
        key=f"audit_{loss_id}", placeholder="By these words", width=360,
    )  # fmt: skip
    with st.container(horizontal=True):
        if st.button("Keep and go on", key="audit_keep", type="primary", disabled=cause is None):
            _keep(loss_id, cause)
        if st.button("The words do not tell", key="audit_unknown"):
            _keep(loss_id, None)


def _keep(loss_id: str, cause: str | None) -> None:
    acting.keep(auditing.keep, loss_id, cause, who=session.who(), now=session.now(), said="Kept.")


def _leave() -> None:
    st.session_state.pop(TEN, None)
    st.query_params.pop(ASKED, None)
