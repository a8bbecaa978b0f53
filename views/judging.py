"""A person judges what the tagger found: one piece of evidence at a time, then the root cause; a key for each."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from analysis import corrections, loss_list, marking, verdicts, wording
from views import session, transcript
from views.text import literal, passage, plain

STATUS_KEYS = {"asserted": "H", "negated": "D", "other_party": "O", "hypothetical": "I", "resolved": "P"}
MOST_CANDIDATES = 6  # causes with a button and a digit of their own; the box holds them all


def known_causes() -> list[str]:
    """The causes of the codebook, and a company's own."""
    causes: list[str] = session.ask(verdicts.known_causes)
    return causes


def panel(interviews: list[marking.MarkedInterview]) -> int | None:
    """The piece of evidence under judgement with its buttons. Returns its id, to be outlined in the text."""
    quotes = marking.quotes(interviews)
    if not quotes:
        return None
    place = st.session_state.get("mark_place", 0) % len(quotes)
    mark, words = quotes[place]
    checked = marking.checked_by_person(quotes)
    st.subheader("Check what was read")
    st.caption(f"Piece {place + 1} of {len(quotes)} · {checked} checked by a person")
    passage(
        f"“{literal(words)}”<small>{literal(transcript.why(mark))}</small>",
        name="quote",
        colour=transcript.colour(mark),
    )
    _buttons(mark, place)
    return mark.evidence_id


def _buttons(mark: marking.Mark, place: int) -> None:
    with st.container(horizontal=True, key="judge"):
        _button(
            "Right", "Y", _judge, corrections.confirm, mark, place, icon=":material/check:", type="primary"
        )
        _button("No evidence", "X", _judge, corrections.reject, mark, place, icon=":material/backspace:")
        for status, key in STATUS_KEYS.items() if mark.status else ():
            _button(
                wording.status(status).capitalize(),
                key,
                _restate,
                mark,
                place,
                status,
                disabled=status == mark.status,
            )
        _button("Back", "K", _move, place - 1, icon=":material/arrow_upward:")
        _button("Next", "J", _move, place + 1, icon=":material/arrow_downward:")
        _button("Undo", "U", _undo, icon=":material/undo:", disabled=not st.session_state.get("undo"))
        if mark.cause:
            st.selectbox(
                "Another cause",
                [cause for cause in known_causes() if cause != mark.cause],
                index=None,
                format_func=wording.cause,
                key=f"recause_{mark.evidence_id}",
                on_change=_recause,
                args=(mark,),
                width=240,
                placeholder="Another cause",
                label_visibility="collapsed",
            )


def _button(label: str, key: str, act: Callable[..., None], *args: Any, **options: Any) -> None:
    st.button(label, key=f"key_{key}", shortcut=key, on_click=act, args=args, **options)


def _judge(correction: Callable[..., corrections.Row], mark: marking.Mark, place: int) -> None:
    _kept(lambda: correction(session.current().con, mark.evidence_id, who=session.who(), now=session.now()))
    if correction is corrections.confirm:
        _move(place + 1)


def _restate(mark: marking.Mark, place: int, status: str) -> None:
    con = session.current().con
    _kept(
        lambda: corrections.correct(
            con, mark.evidence_id, status=status, who=session.who(), now=session.now()
        )
    )
    _move(place + 1)


def _recause(mark: marking.Mark) -> None:
    cause, con = st.session_state[f"recause_{mark.evidence_id}"], session.current().con
    if cause:
        _kept(
            lambda: corrections.correct(
                con, mark.evidence_id, cause=cause, who=session.who(), now=session.now()
            )
        )


def _kept(correct: Callable[[], corrections.Row]) -> None:
    """Make a correction and remember how to take it back; one that cannot be made is said in a sentence."""
    try:
        old = correct()
    except corrections.CorrectionError as error:
        st.toast(plain(error), icon=":material/error:")
        return
    st.session_state.setdefault("undo", []).append(
        lambda: corrections.take_back(session.current().con, old, who=session.who(), now=session.now())
    )


def _move(place: int) -> None:
    st.session_state["mark_place"] = place


def _undo() -> None:
    st.session_state["undo"].pop()()
    st.toast("Taken back.", icon=":material/undo:")


def root_cause(facts: dict[str, Any], interviews: list[marking.MarkedInterview]) -> None:
    """The causes that speak from the words as buttons, all others in a box, and the next disputed loss."""
    candidates = marking.causes_named(interviews)[:MOST_CANDIDATES]
    with st.container(horizontal=True, vertical_alignment="bottom", key="decide"):
        for number, cause in enumerate(candidates, start=1):
            is_it = cause == facts["root_cause"] and facts["verdict_source"] == "person"
            _button(wording.cause(cause), str(number), _decide, facts["loss_id"], cause, disabled=is_it)
        st.selectbox(
            "Root cause",
            [cause for cause in known_causes() if cause not in candidates],
            index=None,
            format_func=wording.cause,
            key=f"root_{facts['loss_id']}",
            on_change=_decide_from_box,
            args=(facts["loss_id"],),
            width=240,
            placeholder="Another root cause",
            label_visibility="collapsed",
        )
        following = session.ask(loss_list.next_disputed, after=facts["loss_id"])
        _button(
            "Next disputed loss",
            "N",
            _open,
            following,
            icon=":material/arrow_forward:",
            disabled=following is None,
        )


def _decide_from_box(loss_id: str) -> None:
    cause = st.session_state[f"root_{loss_id}"]
    if cause:
        _decide(loss_id, cause)


def _decide(loss_id: str, cause: str) -> None:
    con = session.current().con
    verdicts.decide(con, loss_id, cause, who=session.who(), now=session.now())
    st.session_state.setdefault("undo", []).append(
        lambda: verdicts.undo(con, loss_id, who=session.who(), now=session.now())
    )
    st.toast(f"Root cause: {wording.cause(cause)}.", icon=":material/gavel:")


def _open(loss_id: str) -> None:
    st.query_params["loss"] = loss_id
    st.session_state["mark_place"] = 0


def rests_on(facts: dict[str, Any]) -> str:
    """Who decided the root cause, and how sure the machine was."""
    if facts["verdict_source"] == "person":
        return f"decided by {facts['decided_by']}"
    if facts["verdict_source"] is None:
        return "no words after the announcement"
    sure = f", {facts['verdict_score']:.0%} sure" if facts["verdict_score"] is not None else ""
    return f"read by machine{sure}. {facts['verdict_reason'] or ''}"
