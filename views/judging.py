"""A person judges what the tagger found, one piece of evidence at a time; a key for each judgement."""

from collections.abc import Callable

import streamlit as st

from analysis import corrections, marking, wording
from views import keys, session, transcript
from views.text import literal, passage, plain

STATUS_KEYS = {"asserted": "H", "negated": "D", "other_party": "O", "hypothetical": "I", "resolved": "P"}


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
    keys.button(
        "Right", "Y", _judge, corrections.confirm, mark, following, icon=":material/check:", type="primary"
    )
    keys.button("No evidence", "X", _judge, corrections.reject, mark, following, icon=":material/backspace:")
    for status, key in STATUS_KEYS.items() if mark.status else ():
        label = wording.status(status).capitalize()
        keys.button(label, key, _restate, mark, following, status, disabled=status == mark.status)


def _moves(quotes: list[tuple[marking.Mark, str]], place: int) -> None:
    keys.button("Back", "K", _move, marking.neighbour(quotes, place, -1), icon=":material/arrow_upward:")
    keys.button("Next", "J", _move, marking.neighbour(quotes, place, 1), icon=":material/arrow_downward:")
    keys.button("Undo", "U", keys.undo, icon=":material/undo:", disabled=not st.session_state.get("undo"))


def _cause_box(mark: marking.Mark) -> None:
    keys.cause_box("Another cause", f"recause_{mark.evidence_id}", {mark.cause}, _recause, mark)


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
    keys.remember(lambda: corrections.take_back(con, old, who=session.who(), now=session.now()))


def _move(evidence_id: int) -> None:
    st.query_params["mark"] = str(evidence_id)
