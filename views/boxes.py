"""What a reader chooses with: the title of a page with its filters beside it, and a choice between a few views."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import streamlit as st

from analysis import choices, period_notes, periods, wording
from views import arriving, filters, session
from views.filters import DIMENSIONS, Filters
from views.text import plain


def head(title: str, *, kinds: bool = True, period: bool = True, places: bool = True) -> Filters:
    """The title of a page and those filters beside it that act on the page.

    `kinds`: the page can show lost deals too; `period`: it looks at a period; `places`: at segments, regions, owners.
    A period that the data do not cover whole is said under the title. Where a page does not offer the kind of loss, the
    kind that another page left behind does not act on it.
    """
    arriving.at(None)
    known, chosen = session.ask(choices.of_filters), filters.current()
    _fill(chosen)
    chosen = chosen if kinds else replace(chosen, kind="defection")
    st.session_state["filters_of_page"] = chosen
    with st.container(horizontal=True, vertical_alignment="bottom", key="head"):
        st.title(title, width="stretch")
        if period:
            _period_box(known, chosen)
        if places:
            _narrowing(known, chosen, kinds=kinds)
    if period and (note := session.ask(period_notes.not_covered, period=chosen.period)):
        st.info(note, icon=":material/event_busy:")
    return chosen


def choice(label: str, options: dict[str, str], *, key: str, default: str | None = None) -> str:
    """One of a few ways to look at a figure; it stands in the address, so that the view is a link."""
    note_a_bad_value(label, key, options.values())
    return st.segmented_control(
        label,
        list(options),
        format_func=options.get,
        default=default or next(iter(options)),
        required=True,
        key=key,
        bind="query-params",
    )


def note_a_bad_value(label: str, key: str, accepted: Iterable[str], *, in_short: str = "") -> None:
    """Say it where the address asks a box for what it does not offer: Streamlit drops that without a word."""
    asked, accepted = st.query_params.get(key), list(accepted)
    if asked is not None and asked not in accepted:
        offered = in_short or ", ".join(accepted)
        words = f"The address asks for '{asked}' under {label}; accepted: {offered}. It was dropped."
        st.warning(plain(words), icon=":material/link_off:")


def _fill(chosen: Filters) -> None:
    """Make the boxes say what is chosen, wherever it was chosen."""
    for name in DIMENSIONS:
        st.session_state[f"filter_{name}"] = list(getattr(chosen, name))
    st.session_state["filter_kind"] = chosen.kind
    st.session_state["filter_period"] = chosen.period.name


def _narrowing(known: dict[str, Any], chosen: Filters, *, kinds: bool) -> None:
    count = chosen.count
    label = f"Filters · {count} on" if count else "Filters"
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
    if count:
        st.button("Clear", type="tertiary", icon=":material/close:", key="clear_filters", on_click=_clear)


def _period_box(known: dict[str, Any], chosen: Filters) -> None:
    st.session_state["_offered"] = {period.name: period for period in (*known["periods"], chosen.period)}
    offered = {name: period.label for name, period in st.session_state["_offered"].items()}
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
    state, before = st.session_state, filters.current()
    try:
        name = state.get("filter_period", before.period.name)
        period = state["_offered"].get(name) or periods.parse(name)  # a callback has no data of this run yet
    except periods.PeriodError as error:
        st.toast(plain(error), icon=":material/warning:")
        period = before.period
    places = {name: tuple(state.get(f"filter_{name}", getattr(before, name))) for name in DIMENSIONS}
    state["filters"] = Filters(period, state.get("filter_kind", before.kind), **places)
    filters.write_address()


def _clear() -> None:
    st.session_state["filters"] = Filters(filters.current().period)
    filters.write_address()
