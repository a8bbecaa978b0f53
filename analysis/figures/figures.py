"""Figures that several pages share: ranked shares with their intervals, lines over time, and the look of all.

Each function takes the frame of a report and returns a Plotly figure. Colours of text and background are left to the
page, so that one figure serves light and dark. Every axis of shares starts at zero.
"""

import html
import textwrap
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from analysis import locales
from analysis.figures import axes

FAINT = "rgba(128,134,140,0.28)"
WHISKER = "#60666c"
INK = {False: "#3d444a", True: "#c9cfd4"}  # of labels, on the light and on the dark page: 4.5 : 1 and better
STAYS_BRIGHT: dict[str, Any] = {  # a click leads on; nothing is faded by it
    "selected": {"marker": {"opacity": 1}},
    "unselected": {"marker": {"opacity": 1}},
}
BELOW_LEGEND = {"l": 8, "r": 8, "t": 40, "b": 8}  # margins of a figure that names its lines above
POINTS: dict[str, Any] = STAYS_BRIGHT | {"hoverinfo": "text"}
MARKS = (  # width of a line, sign and size of its points: where lines lie on each other, all of them are seen
    (4.5, "circle", 10),
    (3, "square", 8),
    (1.5, "diamond", 5),
)
UNSEEN = {"marker": {"opacity": 0}}  # a line without markers takes no click
UNSEEN_POINTS: dict[str, Any] = UNSEEN | {"selected": UNSEEN, "unselected": UNSEEN, "hoverinfo": "text"}
CLEAR = "rgba(0,0,0,0)"
WASH, FAINT_WASH = 0.14, 0.07  # of the bands of one or two lines, and of more, which lie upon each other
BAR = 0.36  # of a row
LINE_HEIGHT, MOST_LINES = (
    16,
    3,
)  # of names at days: pixels, and how many lines go down before they begin again above
ROW_HEIGHT = 46  # pixels of a ranked bar with its label above it


def literal(words: object, longest: int = 48) -> str:
    """A text from the data as it may stand in a chart: markup escaped, direction isolated, cut to a length."""
    text = " ".join(str(words).split())
    shown = text if len(text) <= longest else f"{text[: longest - 1]}…"
    return f"\u2068{html.escape(shown)}\u2069"


def in_lines(words: str) -> list[str]:
    """A name from the data in at most two lines that a phone has room for."""
    lines = textwrap.wrap(" ".join(words.split()), 34, max_lines=2, placeholder="…")
    return [f" {literal(line)} " for line in lines]


def styled(figure: go.Figure, *, height: int, **layout: Any) -> go.Figure:
    """The look that all figures share: no frame, faint lines, quiet margins, one hover label."""
    figure.update_layout(
        height=height,
        margin={"l": 12, "r": 12, "t": 8, "b": 8},
        bargap=0.45,
        hovermode="closest",
        dragmode=False,
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        font={"size": 14},
        hoverlabel={"font": {"size": 13}},
        legend={
            "orientation": "h",
            "yanchor": "bottom",
            "y": 1.02,
            "x": 0,
            "title": None,
            "font": {"size": 13},
            "traceorder": "normal",  # with bands Plotly would turn the order round
        },
        modebar={"orientation": "v", "bgcolor": CLEAR},
        separators=locales.separators(),
    )
    figure.update_xaxes(gridcolor=FAINT, zerolinecolor=FAINT, fixedrange=True, automargin=True, title=None)
    figure.update_yaxes(gridcolor=FAINT, zerolinecolor=FAINT, fixedrange=True, automargin=True, title=None)
    return figure.update_layout(**layout)


def is_blank(figure: go.Figure) -> bool:
    """Whether no line, bar or cell of a figure has a value: its empty axes would tell nothing."""
    return all(pd.isna(np.ravel(_values(trace))).all() for trace in figure.data)


def _values(trace: Any) -> Any:
    """What a trace draws: its cells, or the length of its bars and the height of its points."""
    if trace.type == "heatmap":
        return np.asarray(trace.z, dtype=float)
    return np.asarray(
        trace.x if trace.type != "scatter" and trace.orientation == "h" else trace.y, dtype=object
    )


def inked(figure: go.Figure, *, dark: bool) -> go.Figure:
    """The figure with its labels in a colour that reads well on the light or on the dark page."""
    ink = INK[dark]
    figure.update_layout(font={"color": ink}, legend={"font": {"color": ink}})
    figure.update_layout(modebar={"color": ink, "activecolor": ink})
    figure.update_annotations(font={"color": ink})
    figure.update_xaxes(tickfont={"color": ink, "size": 13}, title_font_color=ink)
    figure.update_yaxes(tickfont={"color": ink, "size": 13}, title_font_color=ink)
    for trace in figure.data:
        for interval in ("error_x", "error_y"):
            if interval in trace and trace[interval].array is not None:
                trace[interval].color = ink
    return figure


def ranked_shares(
    frame: pd.DataFrame,
    *,
    labels: Sequence[str],
    keys: Sequence[Any],
    colours: Sequence[str],
    notes: Sequence[str],
    largest: float | None = None,
    least_end: float = 0.0,
) -> go.Figure:
    """Bars from the largest share down, each with its label above, its interval as a line, its count at the right.

    The frame has share, low and high (0 to 1). They are empty where the base is too small for a share: then no bar is
    seen, and the whole row takes the click. A bar carries its key as `customdata`, so that a click can open the losses
    behind it. `largest` is where the axis ends, for figures that are compared; else the largest interval decides, or
    `least_end` where that lies further.
    """
    rows = list(range(len(frame)))[::-1]
    words = [f"{literal(label)}<br>{literal(note)}" for label, note in zip(labels, notes, strict=True)]
    is_told = frame["share"].notna().tolist()
    figure = go.Figure(_lying_bars(frame.fillna({"share": 1}), rows, customdata=list(keys), hovertext=words))
    drawn = [colour if told else CLEAR for colour, told in zip(colours, is_told, strict=True)]
    figure.update_traces(marker_color=drawn, width=[BAR if told else 1 for told in is_told])
    written = [_above(row, 0, "left", label) for row, label in zip(rows, labels, strict=True)]
    written += [_above(row, 1, "right", note) for row, note in zip(rows, notes, strict=True)]
    is_drawn = any(is_told)
    top = largest or (max(end_of(frame["high"]), least_end) if is_drawn else 1.0)
    figure.update_xaxes(axes.of_shares(top), range=[0, top], visible=is_drawn, ticklabeloverflow="allow")
    figure.update_yaxes(visible=False, range=[-0.5, len(frame) - 0.28])
    return styled(figure, height=ROW_HEIGHT * max(len(frame), 1) + 44, annotations=written)


def _lying_bars(frame: pd.DataFrame, rows: Sequence[int], **told: Any) -> go.Bar:
    """A bar for each share, with its interval as a line."""
    look = {"orientation": "h", "marker": {"cornerradius": 3}, "hoverinfo": "text"}
    return go.Bar(x=frame["share"], y=rows, error_x=whiskers(frame, "share"), **look, **told, **STAYS_BRIGHT)


def end_of(high: pd.Series) -> float:
    """Where an axis of shares ends: a little beyond the largest interval, at 1 at most."""
    return min(1.0, max(float(high.max()) * 1.04, 0.05))


def whiskers(frame: pd.DataFrame, share: str) -> dict[str, Any]:
    """The interval from `low` to `high` as a thin line over a bar."""
    ends = {"array": frame["high"] - frame[share], "arrayminus": frame[share] - frame["low"]}
    return {"type": "data", "symmetric": False, "color": WHISKER, "thickness": 1.5, "width": 4} | ends


def _above(row: int, x: float, anchor: str, words: str) -> dict[str, Any]:
    place = {"x": x, "xref": "paper", "y": row, "yref": "y", "yshift": 17, "xanchor": anchor}
    return place | {"text": literal(words), "showarrow": False, "font": {"size": 14}}


def lines(
    groups: dict[str, pd.DataFrame],
    *,
    x: str,
    y: str,
    colours: dict[str, str],
    names: dict[str, str],
    notes: str,
    band: bool = False,
    step: bool = False,
) -> go.Figure:
    """A line per group over time or tenure, with points that can be clicked, and the interval as a band on request.

    `notes` is the column with the words of the hover label. A point carries [group, x] as `customdata`.
    """
    figure = go.Figure()
    for place, (name, frame) in enumerate(groups.items()):
        if band:
            _band(figure, frame, x, faded(colours[name], WASH if len(groups) <= 2 else FAINT_WASH))
        figure.add_scatter(
            x=frame[x],
            y=frame[y],
            name=literal(names[name], 30),
            mode="lines+markers",
            line={"color": colours[name], "width": 2.5, "shape": "hv" if step else "linear"},
            cliponaxis=False,
            customdata=[[name, str(value)[:10]] for value in frame[x]],
            hovertext=[f"{literal(names[name])}<br>{literal(note, 90)}" for note in frame[notes]],
            **(UNSEEN_POINTS if step else POINTS),
        )
        if not step:
            figure.data[-1].update(marked(place) if len(groups) > 1 else {"marker": {"size": 8}})
    margin = BELOW_LEGEND if len(groups) > 1 else BELOW_LEGEND | {"t": 16}
    return styled(figure, height=340, margin=margin, showlegend=len(groups) > 1)


def marked(place: int) -> dict[str, Any]:
    """How the line in that place is told from those that it lies on: its width, the sign and size of its points."""
    width, symbol, size = MARKS[min(place, len(MARKS) - 1)]
    return {"line": {"width": width}, "marker": {"symbol": symbol, "size": size}}


def _band(figure: go.Figure, frame: pd.DataFrame, x: str, wash: str) -> None:
    quiet = {"line": {"width": 0, "shape": "hv"}, "hoverinfo": "skip", "showlegend": False, "mode": "lines"}
    figure.add_scatter(x=frame[x], y=frame["high"], **quiet)
    figure.add_scatter(x=frame[x], y=frame["low"], fill="tonexty", fillcolor=wash, **quiet)


def faded(colour: str, alpha: float) -> str:
    """The colour as a wash that lines can be read through."""
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    return f"rgba({red},{green},{blue},{alpha})"


def mark_days(figure: go.Figure, days: Iterable[tuple[date, str]], *, span: tuple[date, date]) -> go.Figure:
    """Draw a line at each day of the span with what happened then: the start of an action on a trend."""
    first, last = pd.Timestamp(span[0]), pd.Timestamp(span[1])
    margin = (last - first) * 0.03 + pd.Timedelta(days=10)
    figure.update_xaxes(range=[first - margin, last + margin])
    above = 0  # lines that stand above a name, so that neighbours do not lie on each other
    for day, words in days:
        at = pd.Timestamp(day)
        if not first <= at <= last:
            continue
        named, is_late = in_lines(words), at > first + (last - first) / 2
        figure.add_vline(x=at, line={"color": WHISKER, "width": 1.5, "dash": "dot"})
        figure.add_annotation(
            x=at,
            y=1,
            yref="paper",
            yshift=-LINE_HEIGHT * above,
            xanchor="right" if is_late else "left",
            align="right" if is_late else "left",
            showarrow=False,
            text="<br>".join(named),
            font={"size": 12},
        )
        above = (above + len(named)) % MOST_LINES
    return figure
