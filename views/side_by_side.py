"""The root causes of each segment, region or owner, side by side on one axis."""

import streamlit as st

from analysis import addresses, side_by_side
from analysis.figures import groups as figures_groups
from analysis.sentences import count_of
from views import empty, figure, filters, session
from views.text import literal, passage

IN_A_ROW = 2  # three have no room for names and counts on a laptop


def show(chosen: filters.Filters, *, dimension: str, by: str, weighted: bool) -> None:
    """A panel for each group, then what they show and what is behind them."""
    side = session.ask(side_by_side.causes_by_group, dimension=dimension, by=by, **chosen.parameters)
    if not side.groups:
        empty.nothing_found("No loss in this view has a known root cause.")
        return
    largest = figures_groups.largest_of(side.frame, weighted=weighted)
    names = list(side.groups)
    for start in range(0, len(names), IN_A_ROW):
        for place, group in zip(
            st.columns(IN_A_ROW, gap="large"), names[start : start + IN_A_ROW], strict=False
        ):
            with place:
                panel(side, group, dimension=dimension, by=by, weighted=weighted, largest=largest)
    passage(literal(side_by_side.in_words(side, dimension=dimension)), name="caption")
    figure.behind(
        side.frame,
        report="share_of_losses_by_cause",
        key="side_by_side",
        leads_to=lambda row: addresses.of_cause_in_group(row, dimension, by),
    )


def panel(
    side: side_by_side.Side, group: str, *, dimension: str, by: str, weighted: bool, largest: float
) -> None:
    """One group: its name, how many losses of known cause it has, and their causes."""
    known = count_of(side.groups[group], "loss", "losses")
    passage(f"<b>{literal(group)}</b><small>{known} of known cause</small>", name="column")
    figure.chart(
        figures_groups.causes_of_group,
        side.panels[group],
        alt=f"Root causes of {group}: {known} of known cause.",
        key=f"side_{dimension}_{list(side.groups).index(group)}",
        leads_to=lambda at: addresses.of_cause_in_group(at, dimension, by),
        by=by,
        weighted=weighted,
        largest=largest,
        currency=session.currency(),
    )
