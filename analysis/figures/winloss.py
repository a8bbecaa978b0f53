"""Figures about deals: win rates with intervals, and how deals ended."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from analysis import wording
from analysis.figures import axes, figures, palette
from analysis.locales import number
from analysis.sentences import interval, percent

MOST_GROUPS = 12


def drawn(frame: pd.DataFrame) -> pd.DataFrame:
    """The groups that a figure has room for, in the order of the report: the latest quarters, else the first groups."""
    are_quarters = all(map(wording.is_quarter, frame["group_name"]))
    return frame.tail(MOST_GROUPS) if are_quarters else frame.head(MOST_GROUPS)


def win_rates(frame: pd.DataFrame) -> go.Figure:
    """Win rate of each group with its interval, in the order of the report."""
    top = drawn(frame)
    notes = [_won_in_words(row) for row in top.itertuples()]
    return figures.ranked_shares(
        top.rename(columns={"win_rate_share": "share"}),
        keys=list(top["group_name"]),
        labels=[wording.group(name) for name in top["group_name"]],
        colours=[palette.OWN] * len(top),
        notes=notes,
    )


def _won_in_words(row: Any) -> str:
    counted = f"{number(row.won)} won, {number(row.lost)} lost"
    rate = f" · {percent(row.win_rate_share, 0)} · {interval(row.low, row.high)}"
    return counted + rate if interval(row.low, row.high) else counted


def outcomes(frame: pd.DataFrame) -> go.Figure:
    """How the deals of each group ended, counted, in fixed colours."""
    top = drawn(frame).iloc[::-1]
    labels = [figures.literal(wording.group(name), 24) for name in top["group_name"]]
    figure = go.Figure([_ended(outcome, top, labels) for outcome in wording.OUTCOMES if top[outcome].sum()])
    figure.update_xaxes(**axes.of_counts(top[list(wording.OUTCOMES)].sum(axis=1).max()))
    figures.styled(
        figure,
        height=34 * len(top) + 96,
        barmode="stack",
        bargap=0.35,
        margin=figures.BELOW_LEGEND,
        uniformtext={
            "minsize": 11,
            "mode": "hide",
        },  # a number that fits its part only in tiny digits is left out
    )
    return figure.update_yaxes(showgrid=False)


def _ended(outcome: str, top: pd.DataFrame, labels: list[str]) -> go.Bar:
    """The deals of each group that ended one way."""
    name = wording.OUTCOMES[outcome]
    said = [f"{label}: {number(n)} {name.lower()}" for label, n in zip(labels, top[outcome], strict=True)]
    return go.Bar(
        y=labels,
        x=top[outcome],
        name=name,
        orientation="h",
        marker={"color": palette.OUTCOME_COLOURS[outcome]},
        text=[number(n) if n else "" for n in top[outcome]],
        textposition="inside",
        insidetextanchor="middle",
        textangle=0,
        textfont={"color": "white"},
        customdata=[[outcome, name] for name in top["group_name"]],
        hoverinfo="text",
        hovertext=said,
        **figures.STAYS_BRIGHT,
    )
