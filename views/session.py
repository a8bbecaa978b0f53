"""Which database this script run looks at, in whose locale, and answers kept by version of the data.

A script run fixes the version when it starts (`begin`). An answer is kept only while that version stands, and a run
that meets a newer one starts anew: so no screen mixes two versions of the data.
"""

import getpass
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import streamlit as st

from analysis import choices, locales, reports
from analysis.places import own_database, sample_database
from queries import store
from views import databases, kept_name
from views.databases import Database

SAMPLE = "sample"  # the word for the demo company in the address, `?data=sample`


def begin() -> Database:
    """The database of this run and its version, noted once so that every part of the page sees the same.

    The own file wins where it exists, unless the reader asked for the sample; without either, an empty database in
    memory leads to Upload.

    Raises:
        StoreError: another process holds the file, or it is damaged or newer than this program.
    """
    own, sample = own_database(), sample_database()
    if st.query_params.get("data") == SAMPLE:
        st.session_state["data"] = SAMPLE
    is_sample = sample.exists() and (st.session_state.get("data") == SAMPLE or not own.exists())
    st.session_state["_database"] = databases.at(sample if is_sample else own, is_sample=is_sample)
    locales.read_in(st.context.locale)
    return current()


def current() -> Database:
    """The database that `begin` noted for this run."""
    return st.session_state["_database"]


def look_at(data: str) -> None:
    """Turn to the own data ('own') or to the demo company ('sample') from the next run on."""
    st.query_params.pop("data", None)
    st.session_state["data"] = data


def who() -> str:
    """The name that changes are entered under: as typed, now or earlier in this browser, else that of the login."""
    return st.session_state.get("who", kept_name.read()) or getpass.getuser()


def name_field(about: str) -> str:
    """The box "Your name" of a form. What is typed there once is the name of every entry and form that follows.

    The key holds the name, so that the other boxes of the page take a new one over.
    """
    named = st.text_input("Your name", who(), key=f"{about}_who_{who()}", max_chars=kept_name.LONGEST)
    remember_name(named)
    return named


def remember_name(named: str) -> None:
    """Enter what follows under this name; without one, under that of the login."""
    name = named.strip()
    st.session_state["who"] = "" if name == getpass.getuser() else name


def now() -> datetime:
    """The time that changes are entered with, in UTC, as the database keeps it."""
    return datetime.now(UTC).replace(tzinfo=None)


def report(name: str, **parameters: Any) -> Any:
    """The frame that the named report returns; filters that it does not take are left out.

    The frame is shared between sessions: read it, never change it.
    """
    asked = reports.REPORTS[name]
    takes = {parameter.name for parameter in asked.parameters}
    return ask(asked.function, **{given: value for given, value in parameters.items() if given in takes})


def ask(question: Callable[..., Any], *, database: Database | None = None, **parameters: Any) -> Any:
    """What `question(con, **parameters)` answers, kept for every session of a locale until the data change."""
    asked = database or current()
    frozen = tuple((name, tuple(v) if isinstance(v, list) else v) for name, v in sorted(parameters.items()))
    name = f"{question.__module__}.{question.__qualname__}"
    about = (str(asked.path), locales.chosen())
    return _answer(about, asked.version, name, frozen, asked.con, question, parameters)


@st.cache_resource(max_entries=3_000, show_spinner="Counting …")
def _answer(
    about: tuple[str, str],
    version: int,
    name: str,
    frozen: tuple[Any, ...],
    _con: store.Connection,
    _question: Callable[..., Any],
    _parameters: dict[str, Any],
) -> Any:
    result = _question(_con, **_parameters)
    if store.data_version(_con) != version:
        st.rerun()
    return result


def currency() -> str:
    """The currency that values are reported in."""
    return str(ask(choices.reporting_currency))
