"""A person judges what the tagger found: one piece of evidence at a time, then the root cause; a key for each."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from analysis import corrections, loss_list, marking, verdicts, wording
from views import session, transcript
from views.text import literal, passage, plain

STATUS_KEYS = {"asserted": "H", "negated": "D", "other_party": "O", "hypothetical": "I", "resolved": "P"}
MOST_CANDIDATES = 6  # causes with a button and a digit of their own; the box holds them all


def panel(interviews: list[marking.MarkedInterview]) -> int | None:
    """The piece of evidence under judgement with its buttons. Returns its id, to be outlined in the text."""
    quotes = marking.quotes(interviews)
    if not quotes:
        return None
    place = marking.place_of(quotes, st.query_params.get("mark"))
    mark, words = quotes[place]
    st.header("Check what was read")
    passage(
        f'{literal(marking.progress(quotes, place))} · <a href="#judged">show it in the text</a>',
        name="caption",
    )
    why = literal(transcript.why(mark))
    passage(f"“{literal(words)}”<small>{why}</small>", name="quote", colour=transcript.colour(mark))
    with st.container(horizontal=True, key="judge"):
        _judgements(mark, following=marking.neighbour(quotes, place, 1))
        _moves(quotes, place)
        if mark.cause:
            _cause_box(mark)
    return mark.evidence_id


def _judgements(mark: marking.Mark, following: int) -> None:
    _button(
        "Right", "Y", _judge, corrections.confirm, mark, following, icon=":material/check:", type="primary"
    )
    _button("No evidence", "X", _judge, corrections.reject, mark, following, icon=":material/backspace:")
    for status, key in STATUS_KEYS.items() if mark.status else ():
        label = wording.status(status).capitalize()
        _button(label, key, _restate, mark, following, status, disabled=status == mark.status)


def _moves(quotes: list[tuple[marking.Mark, str]], place: int) -> None:
    _button("Back", "K", _move, marking.neighbour(quotes, place, -1), icon=":material/arrow_upward:")
    _button("Next", "J", _move, marking.neighbour(quotes, place, 1), icon=":material/arrow_downward:")
    _button("Undo", "U", _undo, icon=":material/undo:", disabled=not st.session_state.get("undo"))


def _cause_box(mark: marking.Mark) -> None:
    _box("Another cause", f"recause_{mark.evidence_id}", {mark.cause}, _recause, mark)


def _box(label: str, key: str, without: set[str | None], act: Callable[..., None], *args: Any) -> None:
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


def _button(label: str, key: str, act: Callable[..., None], *args: Any, **options: Any) -> None:
    """A button with its key printed on it. Streamlit fires none while the reader types in a field."""
    st.button(label, key=f"key_{key}", shortcut=key, on_click=act, args=args, **options)


def _judge(correction: Callable[..., corrections.Row], mark: marking.Mark, following: int) -> None:
    _keep(lambda con, **entry: correction(con, mark.evidence_id, **entry))
    _move(following)


def _restate(mark: marking.Mark, following: int, status: str) -> None:
    _keep(lambda con, **entry: corrections.correct(con, mark.evidence_id, status=status, **entry))
    _move(following)


def _recause(key: str, mark: marking.Mark) -> None:
    if cause := st.session_state[key]:
        _keep(lambda con, **entry: corrections.correct(con, mark.evidence_id, cause=cause, **entry))


def _keep(correct: Callable[..., corrections.Row]) -> None:
    """Make a correction and remember how to take it back; one that cannot be made is said in a sentence."""
    con = session.current().con
    try:
        old = correct(con, who=session.who(), now=session.now())
    except corrections.CorrectionError as error:
        st.toast(plain(error), icon=":material/error:")
        return
    _remember(lambda: corrections.take_back(con, old, who=session.who(), now=session.now()))


def _remember(take_back: Callable[[], object]) -> None:
    st.session_state.setdefault("undo", []).append(take_back)


def _move(evidence_id: int) -> None:
    st.query_params["mark"] = str(evidence_id)


def _undo() -> None:
    st.session_state["undo"].pop()()
    st.toast("Taken back.", icon=":material/undo:")


def root_cause(facts: dict[str, Any], interviews: list[marking.MarkedInterview]) -> None:
    """The causes that speak from the words as buttons, all others in a box, and the next disputed loss."""
    candidates = marking.causes_named(interviews)[:MOST_CANDIDATES]
    loss_id = facts["loss_id"]
    with st.container(horizontal=True, vertical_alignment="bottom", key="decide"):
        for number, cause in enumerate(candidates, start=1):
            is_it = cause == facts["root_cause"] and facts["verdict_source"] == "person"
            _button(wording.cause(cause), str(number), _decide, loss_id, cause, disabled=is_it)
        _box("Another root cause", f"root_{loss_id}", set(candidates), _decide_from_box, loss_id)
        following = session.ask(loss_list.next_disputed, after=loss_id)
        icon = ":material/arrow_forward:"
        _button("Next disputed loss", "N", _open, following, icon=icon, disabled=following is None)


def _decide_from_box(key: str, loss_id: str) -> None:
    if cause := st.session_state[key]:
        _decide(loss_id, cause)


def _decide(loss_id: str, cause: str) -> None:
    con = session.current().con
    verdicts.decide(con, loss_id, cause, who=session.who(), now=session.now())
    _remember(lambda: verdicts.undo(con, loss_id, who=session.who(), now=session.now()))
    st.toast(f"Root cause: {wording.cause(cause)}.", icon=":material/gavel:")


def _open(loss_id: str) -> None:
    st.query_params["loss"] = loss_id
    st.query_params.pop("mark", None)


def rests_on(facts: dict[str, Any]) -> str:
    """Who decided the root cause, and how sure the machine was."""
    if facts["verdict_source"] == "person":
        return f"decided by {facts['decided_by']}"
    if facts["verdict_source"] is None:
        return "no words after the announcement"
    sure = f", {facts['verdict_score']:.0%} sure" if facts["verdict_score"] is not None else ""
    return f"read by machine{sure}. {facts['verdict_reason'] or ''}"
