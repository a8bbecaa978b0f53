"""What the pages of action share: today, and writing something down with a sentence where it is refused."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import streamlit as st

from analysis import locales
from analysis.observed import observed
from views import session
from views.text import plain

SAID = "_said"
DONE = "_done"
KEPT = "_kept"  # how often something was kept: forms begin anew after that, and hold what was typed after a refusal


def today() -> date:
    """Today; for the demo company the day after its data end, so that nothing in it is years overdue."""
    until = session.ask(observed).until
    return until if session.current().is_sample and until else session.now().date()


def now() -> datetime:
    """The time that things are entered with, on the day that `today` says."""
    return datetime.combine(today(), session.now().time())


def keep(act: Callable[..., Any], *args: Any, said: str = "", lasting: str = "", **options: Any) -> None:
    """Do `act(con, ...)` and start the page anew; a refusal is shown as its sentence, and nothing is kept.

    `said` is the word that it is kept; without one, `act` returns it. It goes by, unless `lasting` names the form
    beside which it stays (`say_what_stays`).
    """
    try:
        returned = act(session.current().con, *args, **options)
    except ValueError as error:
        st.error(plain(error), icon=":material/error:")
        return
    st.session_state[_place_of(lasting) if lasting else SAID] = said or returned
    st.session_state[KEPT] = st.session_state.get(KEPT, 0) + 1
    st.rerun()


def mark(act: Callable[..., Any], *args: Any, **options: Any) -> None:
    """Do `act(con, ...)` where a box or a choice has changed; a refusal is shown as its sentence above the page."""
    try:
        act(session.current().con, *args, **options)
    except ValueError as error:
        st.error(plain(error), icon=":material/error:")


def new_form(name: str) -> str:
    """The key of a form and the beginning of those of its fields: another one each time that something was kept."""
    return f"{name}_{st.session_state.get(KEPT, 0)}"


def day_field(label: str, value: date | None, **options: Any) -> Any:
    """A field for a day, written in the order that the reader is used to."""
    return st.date_input(label, value, format=locales.days_in_fields(), **options)


def say_what_was_kept() -> None:
    """After the page has started anew: a word that what was written is kept."""
    if said := st.session_state.pop(SAID, None):
        st.toast(said, icon=":material/check:")


def say_what_stays(form: str) -> None:
    """The word on what this form kept last, for as long as the session lasts."""
    if said := st.session_state.get(_place_of(form)):
        st.success(plain(said), icon=":material/check:")


def _place_of(form: str) -> str:
    return f"_stays_{form}_{session.current().path}"


def note_what_was_done(said: str) -> None:
    """Keep a sentence from a click until `say_what_was_done` shows it."""
    st.session_state[DONE] = said


def say_what_was_done() -> None:
    """The sentence on what the last click did, until the next one."""
    if said := st.session_state.get(DONE):
        st.success(plain(said), icon=":material/check:")


def forget_what_was_done() -> None:
    """The page has been drawn to its end, with the sentence on it: the next click leaves it behind."""
    st.session_state.pop(DONE, None)


def note_on_names() -> None:
    """Why a name typed in is no proof."""
    st.caption("Names are entered, not proven: until there is a sign-in, anybody can type anybody's name.")
