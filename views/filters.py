"""The filters of a page: period, kind of loss, segment, region, owner. They live in the address, so a view is a link.

The address is the only place that another browser sees; the session keeps a copy, because moving to another page
empties the address. Owners stand in it as a short digest: no name of a person is ever part of a link.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import streamlit as st

from analysis import choices, periods
from views import session

DIMENSIONS = ("segment", "region", "owner")
Asked = dict[str, Any]  # parameters of a report


@dataclass(frozen=True, slots=True)
class Filters:
    """What the reader has chosen. An empty tuple lets everything through."""

    period: periods.Period
    kind: str = "defection"
    segment: tuple[str, ...] = ()
    region: tuple[str, ...] = ()
    owner: tuple[str, ...] = ()

    @property
    def parameters(self) -> Asked:
        """As every report takes them."""
        return {"since": self.period.since, "until": self.period.until, "kind": self.kind, **self.places}

    @property
    def places(self) -> dict[str, list[str] | None]:
        """The filters on accounts alone, for reports that have periods of their own."""
        return {name: list(getattr(self, name)) or None for name in DIMENSIONS}

    @property
    def count(self) -> int:
        """How many filters beside the period narrow the view."""
        return sum(bool(getattr(self, name)) for name in DIMENSIONS) + (self.kind != "defection")


def adopt() -> list[str]:
    """Take over what the address says, or write into it what the session knows. Returns notes on what was dropped."""
    known = session.ask(choices.of_filters)
    _end_with_their_data((str(session.current().path), known["has_data"]))
    _follow(known["default"])
    notes = [*_unknown_data()]
    if "period" not in st.query_params and "filters" in st.session_state:
        write_address()
        return notes
    asked = {name: st.query_params.get_all(name) for name in ("period", "kind", *DIMENSIONS)}
    if st.session_state.get("_asked") == asked and "filters" in st.session_state:
        return notes
    chosen, dropped = choices.understood(asked, known)
    st.session_state["filters"] = Filters(**chosen)
    write_address()
    return notes + dropped


def _end_with_their_data(data: tuple[str, bool]) -> None:
    """Drop what was chosen on other data, or while there were none: a first load takes the place of the sample."""
    if st.session_state.get("_filtered", data) != data:
        st.session_state.pop("filters", None)
        st.query_params.clear()
    st.session_state["_filtered"] = data


def _follow(opened: periods.Period) -> None:
    """Where the reader has not left the period that pages opened at, and a load moved that one, move with it."""
    former = st.session_state.get("_opened_at")
    st.session_state["_opened_at"] = opened
    if former and former != opened and "filters" in st.session_state and current().period == former:
        st.session_state["filters"] = replace(current(), period=opened)
        st.query_params.pop("period", None)


def _unknown_data() -> Iterator[str]:
    """A note where the address asks for data that are neither the sample nor the own ones; the word is dropped."""
    asked = st.query_params.get("data", session.SAMPLE)
    if asked != session.SAMPLE:
        del st.query_params["data"]
        yield f"The address asks for the data '{asked}'; accepted: {session.SAMPLE}. It was dropped."


def current() -> Filters:
    """The filters of this run."""
    return st.session_state["filters"]


def write_address() -> None:
    """Make the address say what is chosen."""
    wanted = address_of(current())
    if session.current().is_sample and st.session_state.get("data") == session.SAMPLE:
        wanted["data"] = session.SAMPLE
    for name in ("period", "kind", *DIMENSIONS, "data"):
        if name not in wanted and name in st.query_params:
            del st.query_params[name]
        elif name in wanted and st.query_params.get_all(name) != [*_listed(wanted[name])]:
            st.query_params[name] = wanted[name]
    st.session_state["_asked"] = {
        name: st.query_params.get_all(name) for name in ("period", "kind", *DIMENSIONS)
    }


def address_of(chosen: Filters) -> dict[str, Any]:
    """The filters as parameters of an address; what narrows nothing is left out, the period never."""
    values = {
        name: [choices.in_address(name, value) for value in getattr(chosen, name)] for name in DIMENSIONS
    }
    kind = {} if chosen.kind == "defection" else {"kind": chosen.kind}
    return {"period": chosen.period.name} | kind | {name: value for name, value in values.items() if value}


def _listed(value: str | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else value
