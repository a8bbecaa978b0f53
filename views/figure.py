"""One way to show a figure: the chart, what it counts and how sure that is, and what is behind it one click away."""

from collections.abc import Callable
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from analysis import choices, download, figures, locales, periods, reports
from analysis.explained import explained
from queries import store
from views import filters, session
from views.text import literal, passage

CHART = {
    "displaylogo": False,
    "displayModeBar": "hover",
    "modeBarButtons": [["toImage"]],
    "toImageButtonOptions": {"format": "png", "scale": 2},
    "scrollZoom": False,
    "doubleClick": False,
}
LOSSES = "views/losses.py"

Address = dict[str, Any]  # parameters of an address


def show(
    draw: Callable[..., go.Figure],
    frame: pd.DataFrame,
    *,
    report: str,
    caption: str,
    key: str,
    leads_to: Callable[[Any], Address] | None = None,
    **options: Any,
) -> None:
    """Show `draw(frame, **options)` with its caption; behind it the table, the definition, the SQL and the download.

    A figure is kept as long as the frame that it was drawn from. `leads_to` turns the `customdata` of a bar or
    point, or a row of the table (as a dict), into the address of the losses behind it; a click then opens them.
    """
    name = f"{draw.__module__}.{draw.__name__}"
    look = (st.context.theme.type == "dark", locales.chosen())
    _, figure = _drawn(name, draw, frame, options, look)
    config = CHART | {"toImageButtonOptions": CHART["toImageButtonOptions"] | {"filename": key}}
    picked = st.plotly_chart(
        figure,
        key=f"chart_{key}",
        config=config,
        alt=caption,
        selection_mode="points",
        on_select="rerun" if leads_to else "ignore",
    )
    with st.container(gap="xxsmall"):
        passage(literal(caption), name="caption")
        behind(frame, report=report, key=key, leads_to=leads_to)
    if leads_to and picked and picked["selection"]["points"]:
        open_losses(leads_to(picked["selection"]["points"][0]["customdata"]))


@st.cache_resource(max_entries=400, show_spinner=False, hash_funcs={pd.DataFrame: id})
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
    frame: pd.DataFrame, *, report: str, key: str, leads_to: Callable[[Any], Address] | None = None
) -> None:
    """The table, definition, SQL and CSV of a figure, made only when a reader opens them."""
    with st.popover(
        "Behind it", icon=":material/table_view:", type="tertiary", key=f"behind_{key}", on_change="rerun"
    ) as box:
        if not box.open:
            return
        asked = reports.REPORTS[report]
        passage(f"<strong>{literal(asked.question)}</strong><br>{literal(explained(report))}", name="under")
        table(frame, key=f"table_{key}", leads_to=leads_to)
        csv_button(frame, key)
        for name in asked.queries:
            st.code(store.sql(name), language="sql", height=240)


def table(
    frame: pd.DataFrame, *, key: str, leads_to: Callable[[Any], Address] | None = None, **options: Any
) -> None:
    """A table of numbers and words; a chosen row opens the losses behind it."""
    picked = st.dataframe(
        frame,
        key=key,
        hide_index=True,
        alt=f"Table of {len(frame)} rows: {', '.join(map(str, frame.columns))}.",
        on_select="rerun" if leads_to else "ignore",
        selection_mode="single-row",
        **options,
    )
    if leads_to and picked["selection"]["rows"]:
        open_losses(leads_to(frame.iloc[picked["selection"]["rows"][0]].to_dict()))


def csv_button(frame: pd.DataFrame, name: str) -> None:
    """Download of a table in which no cell is a formula."""
    st.download_button(
        "CSV",
        lambda: download.csv_of(frame),
        file_name=f"{name}.csv",
        mime="text/csv",
        key=f"csv_{name}",
        icon=":material/download:",
        on_click="ignore",
    )


def choice(label: str, options: dict[str, str], *, key: str, default: str | None = None) -> str:
    """One of a few ways to look at a figure; it stands in the address, so that the view is a link."""
    first = default or next(iter(options))
    return st.segmented_control(
        label,
        list(options),
        format_func=options.get,
        default=first,
        required=True,
        key=key,
        bind="query-params",
    )


def open_losses(address: Address) -> None:
    """Go to the losses behind a figure, with the filters of this page and those of the bar."""
    if session.current().is_sample:
        address = {"data": session.SAMPLE} | address
    st.switch_page(LOSSES, query_params=filters.address_of(filters.current()) | address)


def behind_cause(clicked: Any) -> Address:
    """The losses of one root cause."""
    return {"cause": clicked["cause"] if isinstance(clicked, dict) else clicked}


def behind_reason(clicked: Any) -> Address:
    """The losses of one recorded reason; a digest stands for it, since people write names into reasons."""
    return {"reason": choices.digest(clicked["reason"] if isinstance(clicked, dict) else clicked)}


def behind_point(clicked: Any) -> Address:
    """The losses of one root cause announced in one quarter, from a point of a trend or a row of its table."""
    cause, start = (clicked["cause"], clicked["period_start"]) if isinstance(clicked, dict) else clicked
    return {"cause": cause, "period": periods.starting(start, "quarter").name, "dated": "announced"}
