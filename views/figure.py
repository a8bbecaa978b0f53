"""One way to show a figure: the chart, what it counts and how sure that is, and what is behind it one click away."""

from collections.abc import Callable
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from analysis import locales, reports
from analysis.explained import explained_by_term
from analysis.figures import figures
from queries import store
from views import empty, table, ways
from views.text import literal, passage, unbroken
from views.ways import LeadsTo

CHART = {
    "displaylogo": False,
    "displayModeBar": "hover",
    "modeBarButtons": [["toImage"]],
    "toImageButtonOptions": {"format": "png", "scale": 2},
    "scrollZoom": False,
    "doubleClick": False,
}


def show(
    draw: Callable[..., go.Figure],
    frame: pd.DataFrame,
    *,
    report: str,
    caption: Callable[[pd.DataFrame], str],
    key: str,
    title: str = "",
    nothing: str = "",
    by_period: bool = True,
    leads_to: LeadsTo | None = None,
    **options: Any,
) -> None:
    """Show `draw(frame, **options)` under its title, with its caption and what is behind it.

    Where the frame is empty, `nothing` is said instead; without such a sentence the figure is left out. `by_period` is
    false where the chosen period does not act on the figure.
    `leads_to` turns the `customdata` of a bar or point, or a row of the table (as a dict), into the address of the
    losses behind it, or into nothing where there are none; a click then opens them.
    """
    if title and (nothing or not frame.empty):
        st.header(title)
    if frame.empty:
        if nothing:
            empty.nothing_found(nothing, by_period=by_period)
        return
    words = caption(frame)
    chart(draw, frame, alt=words, key=key, leads_to=leads_to, **options)
    with st.container(gap="xxsmall"):
        passage(unbroken(words), name="caption")
        behind(frame, report=report, key=key, leads_to=leads_to)


def chart(
    draw: Callable[..., go.Figure],
    frame: pd.DataFrame,
    *,
    alt: str,
    key: str,
    leads_to: LeadsTo | None = None,
    **options: Any,
) -> None:
    """The chart alone, where there is anything to draw. It is kept as long as the frame that it was drawn from."""
    name = f"{draw.__module__}.{draw.__name__}"
    look = (st.context.theme.type == "dark", locales.chosen())
    _, figure = _drawn(name, draw, frame, options, look)
    if figures.is_blank(figure):
        return
    config = CHART | {"toImageButtonOptions": CHART["toImageButtonOptions"] | {"filename": key}}
    picked = st.plotly_chart(
        figure,
        key=f"chart_{key}",
        config=config,
        alt=alt,
        selection_mode="points",
        on_select="rerun" if leads_to else "ignore",
    )
    if leads_to and picked and picked["selection"]["points"]:
        ways.follow(leads_to(picked["selection"]["points"][0]["customdata"]))


@st.cache_resource(max_entries=2_000, show_spinner=False, hash_funcs={pd.DataFrame: id})
def _drawn(
    name: str,
    _draw: Callable[..., go.Figure],
    frame: pd.DataFrame,
    options: dict[str, Any],
    look: tuple[bool, str],
) -> tuple[pd.DataFrame, go.Figure]:
    """The frame is kept beside its figure, so that its identity is not given to another frame meanwhile."""
    return frame, figures.inked(_draw(frame, **options), dark=look[0])


def behind(
    frame: pd.DataFrame, *, report: str | tuple[str, ...], key: str, leads_to: LeadsTo | None = None
) -> None:
    """The table, CSV, definitions and SQL of a figure and of each report it rests on, made only once it is opened."""
    with st.popover(
        "Behind it", icon=":material/table_view:", type="tertiary", key=f"behind_{key}", on_change="rerun"
    ) as box:
        if not box.open:
            return
        names = (report,) if isinstance(report, str) else report
        asked = (literal(reports.REPORTS[name].question) for name in names)
        passage(f"<strong>{'<br>'.join(asked)}</strong>", name="under")
        opens = (lambda row: ways.follow(leads_to(row))) if leads_to else None
        table.show(frame, key=f"table_{key}", opens=opens)
        table.csv_button(frame, key)
        terms = {term: words for name in names for term, words in explained_by_term(name).items()}
        told = (f"<dt>{literal(term)}</dt><dd>{literal(words)}</dd>" for term, words in terms.items())
        passage(f"<dl>{''.join(told)}</dl>", name="terms")
        for query in dict.fromkeys(query for name in names for query in reports.REPORTS[name].queries):
            st.code(store.sql(query), language="sql", height=240)
