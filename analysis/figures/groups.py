"""Figures that stand beside their like: the causes of one group on the axis of all groups."""

import math

import pandas as pd
import plotly.graph_objects as go

from analysis import wording
from analysis.figures import figures, palette
from analysis.figures.causes import counts_in_words

WEIGHTED = {"weighted_share": "share", "weighted_low": "low", "weighted_high": "high"}


def as_shown(frame: pd.DataFrame, *, weighted: bool) -> pd.DataFrame:
    """The frame with the weighted shares in the place of the raw ones, on request."""
    return frame.drop(columns=list(WEIGHTED.values())).rename(columns=WEIGHTED) if weighted else frame


def largest_of(frame: pd.DataFrame, *, weighted: bool) -> float:
    """Where an axis ends that is to serve all groups."""
    high = as_shown(frame, weighted=weighted)["high"].max()
    return 1.0 if pd.isna(high) else min(1.0, float(high) * 1.04)


def causes_of_group(
    frame: pd.DataFrame, *, largest: float, by: str = "count", weighted: bool = False, currency: str = ""
) -> go.Figure:
    """The causes of one group in the order given; a bar carries [cause, group] as `customdata`.

    A panel is narrow, so the interval is drawn and not written; the table behind has it in numbers.
    """
    shown = as_shown(frame, weighted=weighted)
    counts = shown.assign(low=math.nan, high=math.nan)
    return figures.ranked_shares(
        shown,
        keys=[[row.cause, row.group_name] for row in shown.itertuples()],
        labels=[wording.cause(cause) for cause in shown["cause"]],
        colours=[palette.cause_colour(cause) for cause in shown["cause"]],
        notes=counts_in_words(counts, by=by, currency=currency),
        largest=largest,
    )
