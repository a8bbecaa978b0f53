"""A person judges what the tagger found, one piece of evidence at a time; a key for each judgement."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from analysis import corrections, judging_words, marking, wording
from views import keys, session, transcript
from views.text import literal, passage, plain

NUMBER = "piece"
STATUS_KEYS = {"asserted": "H", "negated": "D", "other_party": "O", "hypothetical": "I", "resolved": "P"}


def panel(loss_id: str, interviews: list[marking.MarkedInterview]) -> int | None:
    """The piece of evidence under judgement with its buttons. Returns its id, to be outlined in the text."""
    quotes = marking.quotes(interviews)
    if not quotes:
        _nothing(loss_id, interviews)
        return None
    place = marking.place_of(quotes, st.query_params.get("mark"))
    mark, words = quotes[place]
    st.header("Check what was read")
    way = '<span class="way"> · <a href="#judged">show it in the text</a></span>'
    passage(f"{literal(marking.progress(quotes, place))}{way}", name="caption")
    why = literal(transcript.why(mark))
    passage(f"“{literal(words)}”<small>{why}</small>", name="quote", colour=transcript.colour(mark))
    _numbers(quotes, place)
    with st.container(horizontal=True, key="judge"):
        _judgements(loss_id, mark, following=marking.neighbour(quotes, place, 1))
    if mark.cause:
        keys.causes_in_the_open(mark.cause, f"recause_{mark.evidence_id}", _recause, loss_id, mark)
    with st.container(horizontal=True, key="moves"):
        _moves(loss_id, quotes, place)
    return mark.evidence_id


def _numbers(quotes: list[tuple[marking.Mark, str]], place: int) -> None:
    """The pieces by the numbers that they have in the text, all of them on any screen: a click chooses one."""
    ids = [mark.evidence_id for mark, _ in quotes]
    st.session_state[NUMBER] = place + 1
    if len(ids) > 1:
        numbers = list(range(1, len(ids) + 1))
        st.pills("Piece", numbers, key=NUMBER, required=True, on_change=_choose, args=(ids,))


def _choose(ids: list[int]) -> None:
    _move(ids[st.session_state[NUMBER] - 1])


def _nothing(loss_id: str, interviews: list[marking.MarkedInterview]) -> None:
    """No piece to judge; the last one may have been taken away just now."""
    if interviews:
        st.header("Check what was read")
        passage("Nothing is marked in these words.", name="caption")
    with st.container(horizontal=True, key="judge"):
        keys.undo_button(loss_id)


def _judgements(loss_id: str, mark: marking.Mark, following: int) -> None:
    about = (loss_id, mark, following)
    keys.button("Right", "Y", _confirm, *about, icon=":material/check:", type="primary")
    keys.button("No evidence", "X", _reject, *about, icon=":material/backspace:")
    for status, key in STATUS_KEYS.items() if mark.status else ():
        keys.button(wording.status(status).capitalize(), key, _restate, *about, status)


def _moves(loss_id: str, quotes: list[tuple[marking.Mark, str]], place: int) -> None:
    keys.button("Back", "K", _move, marking.neighbour(quotes, place, -1), icon=":material/arrow_upward:")
    keys.button("Next", "J", _move, marking.neighbour(quotes, place, 1), icon=":material/arrow_downward:")
    keys.undo_button(loss_id)


def _confirm(loss_id: str, mark: marking.Mark, following: int) -> None:
    _keep(loss_id, f"Right: {transcript.name(mark)}", corrections.confirm, mark)
    _move(following)


def _reject(loss_id: str, mark: marking.Mark, following: int) -> None:
    _keep(loss_id, "No evidence", corrections.reject, mark)
    _move(following)


def _restate(loss_id: str, mark: marking.Mark, following: int, status: str) -> None:
    if status == mark.status:
        st.toast(judging_words.already(status), icon=":material/info:")
        return
    said = f"Now {wording.status(status)}"
    _keep(loss_id, said, partial(corrections.correct, status=status), mark)
    _move(following)


def _recause(key: str, loss_id: str, mark: marking.Mark) -> None:
    cause = st.session_state[key]
    _keep(loss_id, f"Now {wording.cause(cause)}", partial(corrections.correct, cause=cause), mark)
    _move(mark.evidence_id)  # stays: the status may be wrong too


def _keep(loss_id: str, said: str, correct: Callable[..., None], mark: marking.Mark) -> None:
    """Make a correction and say what came of it; one that cannot be made is said in a sentence."""
    before = keys.facts(loss_id)
    try:
        correct(session.current().con, mark.evidence_id, who=session.who(), now=session.now())
    except corrections.CorrectionError as error:
        st.toast(plain(error), icon=":material/error:")
        return
    st.toast(plain(judging_words.after(said, before, keys.facts(loss_id))), icon=":material/check:")


def _move(evidence_id: int) -> None:
    st.query_params["mark"] = str(evidence_id)
