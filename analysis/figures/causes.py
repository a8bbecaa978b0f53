"""Figures about causes: ranked, recorded beside, over time, as a heat map."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analysis import periods, wording
from analysis.causes import BEFORE_THE_DATA, from_first_known
from analysis.figures import axes, figures, palette
from analysis.figures import grid as figures_grid
from analysis.locales import number, short_number
from analysis.sentences import amount, interval

MOST_BARS = 10
RIM = "#3d444a"  # of a white diamond: seen on any bar, on the light and on the dark page
ROOM_ABOVE = 1.2  # of the highest point, for the names of actions


def ranked_causes(
    frame: pd.DataFrame,
    *,
    by: str = "count",
    weighted: bool = False,
    currency: str = "",
    largest: float | None = None,
) -> go.Figure:
    """Shares of root causes from `share_of_losses_by_cause`, each in its own colour.

    Where the bars are weighted, a diamond on each is the share as counted. `largest` is where the axis ends.
    """
    top = frame.head(MOST_BARS)
    if weighted:
        top = top.sort_values("weighted_share", ascending=False)
    ends = {f"weighted_{name}": name for name in ("share", "low", "high")} if weighted else {}
    shown = top.drop(columns=list(ends.values())).rename(columns=ends)
    figure = figures.ranked_shares(
        shown,
        keys=list(top["cause"]),
        labels=[wording.cause(cause) for cause in top["cause"]],
        colours=[palette.cause_colour(cause) for cause in top["cause"]],
        notes=counts_in_words(shown, by=by, currency=currency),
        largest=largest,
        least_end=float(top["share"].max()) if weighted else 0.0,
    )
    return with_raw(figure, top) if weighted else figure


def with_raw(figure: go.Figure, frame: pd.DataFrame) -> go.Figure:
    """The figure with a diamond on each bar, at the share as counted."""
    marker = {"symbol": "diamond", "size": 10, "color": "#ffffff", "line": {"width": 2, "color": RIM}}
    figure.update_traces(showlegend=False)  # the caption says what they are
    rows, keys = list(range(len(frame)))[::-1], list(frame["cause"])
    return figure.add_scatter(
        x=frame["share"], y=rows, mode="markers", marker=marker, customdata=keys, hoverinfo="skip", showlegend=False
    )  # fmt: skip


def ranked_reasons(
    frame: pd.DataFrame, *, by: str = "count", currency: str = "", largest: float | None = None
) -> go.Figure:
    """Shares of recorded reasons, all in the grey that stands for our own records. `largest` is where the axis ends."""
    top = frame.head(MOST_BARS)
    return figures.ranked_shares(
        top,
        keys=list(top["reason"]),
        labels=list(top["reason"]),
        colours=[palette.RECORDED] * len(top),
        notes=counts_in_words(top, by=by, currency=currency),
        largest=largest,
    )


def common_end(*frames: pd.DataFrame) -> float | None:
    """Where the axis of ranked figures ends that stand beside each other; nothing where none has a share to draw."""
    high = pd.concat([frame["high"].head(MOST_BARS) for frame in frames])
    return figures.end_of(high) if high.notna().any() else None


def counts_in_words(frame: pd.DataFrame, *, by: str = "count", currency: str = "") -> list[str]:
    """'9 of 18 · 29–71 %' for each row; by value the sum and its share; below a base of five the counts alone."""
    words = []
    for row in frame.itertuples():
        counted = amount(row.losses, currency) if by == "value" else _counted(row.losses, row.of)
        words.append(" · ".join(part for part in (counted, interval(row.low, row.high)) if part))
    return words


def _counted(losses: Any, of: Any) -> str:
    return f"{short_number(losses)} of {short_number(of, 4)}"


def causes_over_time(
    frame: pd.DataFrame, *, causes: Sequence[str], actions: Sequence[tuple[date, str]] = ()
) -> go.Figure:
    """Losses of each cause per period, from `causes_by_period`, with the days on which actions began.

    Counts, not shares: in a quarter with three losses known, a share would jump from 0 to 100 %. It begins where the
    first cause is known, and a line is broken where there were losses and no cause of any is known.
    """
    frame = from_first_known(frame)
    by_period = frame.drop_duplicates("period_start").set_index("period_start")
    periods = by_period.index.to_series()
    groups = {}
    for cause in causes:
        rows = frame[frame["cause"] == cause].set_index("period_start").reindex(periods)
        losses = rows["losses"].fillna(0).astype(int)
        words = [
            f"{quarter(start)}: {number(lost)} of {number(of)} known{_what_is_missing(because)}"
            for start, lost, of, because in zip(
                periods, losses, by_period["of"], by_period["incomplete_because"], strict=True
            )
        ]
        told = losses.where((by_period["of"] > 0) | (by_period["all_losses"] == 0))
        groups[cause] = pd.DataFrame({"x": periods.to_numpy(), "y": told.to_numpy(), "words": words})
    figure = figures.lines(
        groups,
        x="x",
        y="y",
        notes="words",
        colours={cause: palette.cause_colour(cause) for cause in causes},
        names={cause: wording.cause(cause) for cause in causes},
    )
    most = max((int(group["y"].fillna(0).max()) for group in groups.values()), default=1)
    figure.update_xaxes(**axes.of_dates(periods))
    figure.update_yaxes(range=[0, max(most, 1) * ROOM_ABOVE], **axes.of_counts(most))
    return figures.mark_days(figure, actions, span=(periods.iloc[0], periods.iloc[-1]))


def causes_by_quarter(frame: pd.DataFrame) -> go.Figure:
    """Heat map of the share of each cause among the known ones, quarter by quarter."""
    known = frame[frame["cause"].notna()].copy()
    told = ["cause", "period_start", "losses", "of", "incomplete_because"]
    known["words"] = [
        f"{wording.cause(c)}, {quarter(q)}: {number(n)} of {number(of)}{_what_is_missing(because)}"
        for c, q, n, of, because in known[told].to_numpy()
    ]
    is_told = known["incomplete_because"] != BEFORE_THE_DATA  # what little is known of it is no share
    known["part"] = (known["losses"] / known["of"]).where(is_told)
    return figures_grid.grid(
        known,
        rows="cause",
        columns="period_start",
        value="part",
        notes="words",
        row_names=wording.CAUSES,
        column_names=quarter,
        none_is_zero=True,
    )


def _what_is_missing(because: str) -> str:
    return f"; {because}" if because else ""


def quarter(start: date) -> str:
    """'Q3 2024' for the quarter that starts on the day."""
    return periods.starting(start, "quarter").label
