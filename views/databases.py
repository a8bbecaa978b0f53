"""The databases that this process has open: the company's own, the sample, or an empty one in memory."""

from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from analysis.places import own_database, sample_database
from queries import store


@dataclass(frozen=True, slots=True)
class Database:
    """What a script run looks at."""

    con: store.Connection
    path: Path
    version: int
    is_sample: bool


@st.cache_resource(show_spinner=False)
def opened(path: str, is_sample: bool) -> store.Connection:
    """The one connection of this process to a file.

    Raises:
        StoreError: another process holds the file, or it is damaged or newer than this program.
    """
    return store.open_database(Path(path), is_sample=is_sample)


@st.cache_resource(show_spinner=False)
def nothing() -> store.Connection:
    """An empty database in memory, while there is no file."""
    return store.memory_database()


def at(path: Path, *, is_sample: bool) -> Database:
    """The database of a file as it is now; an empty one where there is no such file."""
    con = opened(str(path), is_sample) if path.exists() else nothing()
    return Database(con, path, store.data_version(con), is_sample)


def own() -> Database:
    """The company's own database as it is now; an empty one in memory while there is none."""
    return at(own_database(), is_sample=False)


def open_own() -> store.Connection:
    """The own database, laid out where it does not exist yet; from then on it is the one that opens first."""
    return opened(str(own_database()), False)


def hold() -> None:
    """Open the file that the app starts with, the own one or else the sample, so that no other process can.

    Raises:
        StoreError: another process holds the file, or it is damaged or newer than this program.
    """
    own, sample = own_database(), sample_database()
    if own.exists():
        opened(str(own), False)
    elif sample.exists():
        opened(str(sample), True)
