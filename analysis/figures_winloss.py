"""Figures about deals: win rates with intervals, and how deals ended."""

import pandas as pd
import plotly.graph_objects as go

from analysis import figures, palette, wording
from analysis.sentences import interval, percent

MOST_GROUPS = 12


def win_rates(frame: pd.DataFrame) -> go.Figure:
    """Win rate of each group with its interval, in the order of the report."""
    top = frame.head(MOST_GROUPS)
    notes = [
        " · ".join(
            part
            for part in (f"{r.won} won, {r.lost} lost", percent(r.win_rate_share, 0), interval(r.low, r.high))
            if part
        )
        for r in top.itertuples()
    ]
    return figures.ranked_shares(
        top.rename(columns={"win_rate_share": "share"}),
        keys=list(top["group_name"]),
        labels=list(top["group_name"]),
        colours=[palette.OWN] * len(top),
        notes=notes,
    )


def outcomes(frame: pd.DataFrame) -> go.Figure:
    """How the deals of each group ended, counted, in fixed colours."""
    top = frame.head(MOST_GROUPS).iloc[::-1]
    labels = [figures.literal(name, 24) for name in top["group_name"]]
    figure = go.Figure()
    for outcome, name in wording.OUTCOMES.items():
        if top[outcome].sum():
            figure.add_bar(
                y=labels,
                x=top[outcome],
                name=name,
                orientation="h",
                marker={"color": palette.OUTCOME_COLOURS[outcome]},
                text=[n or "" for n in top[outcome]],
                textposition="inside",
                insidetextanchor="middle",
                textangle=0,
                textfont={"color": "white"},
                hoverinfo="text",
                hovertext=[
                    f"{label}: {n} {name.lower()}" for label, n in zip(labels, top[outcome], strict=True)
                ],
            )
    return figures.styled(
        figure,
        height=34 * len(top) + 96,
        barmode="stack",
        bargap=0.35,
        margin={"l": 8, "r": 8, "t": 44, "b": 8},
    )
