"""The filters of a page: period, kind of loss, segment, region, owner. They live in the address, so a view is a link.

The address is the only place that another browser sees; the session keeps a copy, because moving to another page
empties the address. Owners stand in it as a short digest: no name of a person is ever part of a link.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

import streamlit as st

from analysis import choices, periods, wording
from views import session
from views.text import plain

DIMENSIONS = ("segment", "region", "owner")


@dataclass(frozen=True, slots=True)
class Filters:
    """What the reader has chosen. An empty tuple lets everything through."""

    period: periods.Period
    kind: str = "defection"
    segment: tuple[str, ...] = ()
    region: tuple[str, ...] = ()
    owner: tuple[str, ...] = ()

    @property
    def parameters(self) -> dict[str, Any]:
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
    if "period" not in st.query_params and "filters" in st.session_state:
        write_address()
        return []
    asked = {name: st.query_params.get_all(name) for name in ("period", "kind", *DIMENSIONS)}
    if st.session_state.get("_asked") == asked and "filters" in st.session_state:
        return []
    chosen, notes = choices.understood(asked, known)
    st.session_state["filters"] = Filters(**chosen)
    write_address()
    return notes


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


def head(title: str, *, kinds: bool = True) -> Filters:
    """The title of a page and the filters beside it. `kinds`: whether the page can show lost deals too."""
    known, chosen = session.ask(choices.of_filters), current()
    for name in ("kind", *DIMENSIONS):
        value = getattr(chosen, name)
        st.session_state[f"filter_{name}"] = list(value) if name in DIMENSIONS else value
    st.session_state["filter_period"] = chosen.period.name
    with st.container(horizontal=True, vertical_alignment="bottom", key="head"):
        st.title(title, width="stretch")
        _period_box(known, chosen)
        label = f"Filters · {chosen.count} on" if chosen.count else "Filters"
        with st.popover(label, icon=":material/tune:"):
            if kinds:
                st.segmented_control(
                    "Kind of loss",
                    list(wording.KINDS),
                    format_func=wording.KINDS.get,
                    required=True,
                    key="filter_kind",
                    on_change=_changed,
                )
            for name in DIMENSIONS:
                st.multiselect(name.capitalize(), known[name], key=f"filter_{name}", on_change=_changed)
        if chosen.count:
            st.button("Clear", type="tertiary", icon=":material/close:", key="clear_filters", on_click=_clear)
    return chosen


def _period_box(known: dict[str, Any], chosen: Filters) -> None:
    offered = {period.name: period.label for period in known["periods"]} | {
        chosen.period.name: chosen.period.label
    }
    st.selectbox(
        "Period",
        list(offered),
        key="filter_period",
        on_change=_changed,
        accept_new_options=True,
        width=220,
        format_func=lambda name: offered.get(name, name),
        help=f"Choose one, or type {periods.EXPECTED}. The last day is not part of it.",
    )


def _changed() -> None:
    state = st.session_state
    before = current()
    try:
        period = periods.parse(state["filter_period"])
    except periods.PeriodError as error:
        st.toast(plain(error), icon=":material/warning:")
        period = before.period
    places = {name: tuple(state[f"filter_{name}"]) for name in DIMENSIONS if f"filter_{name}" in state}
    state["filters"] = Filters(period, state.get("filter_kind", before.kind), **places)
    write_address()


def _clear() -> None:
    st.session_state["filters"] = Filters(current().period)
    write_address()


def narrowed(since: date | None, until: date | None) -> dict[str, Any]:
    """An address that keeps the filters but looks at another period."""
    if since is None or until is None:
        return address_of(current())
    return address_of(current()) | {"period": periods.between(since, until).name}
