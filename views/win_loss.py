"""Win/loss: which deals are won, against whom, and why the others are lost."""

import streamlit as st

from analysis import captions, choices, figures_causes, figures_winloss
from views import empty, figure, filters, head_to_head, session
from views.text import lead

DIMENSIONS = {
    "competitor": "Competitor",
    "segment": "Segment",
    "region": "Region",
    "owner": "Owner",
    "deal_type": "Deal type",
    "size_band": "Size",
    "period": "Quarter",
}
LOST = {"kind": "lost_deal"}


def win_rates(chosen: filters.Filters, dimension: str) -> None:
    """The win rate of each group with its interval."""
    st.header("Which deals do we win?")
    groups = session.report("win_rate_by", dimension=dimension, **chosen.parameters)
    figure.show(
        figures_winloss.win_rates,
        groups,
        report="win_rate_by",
        caption=captions.of_groups(groups),
        key="win_rates",
        leads_to=lambda at: lost_deals(dimension, at),
    )


def lost_deals(dimension: str, clicked: object) -> figure.Address:
    """The lost deals of one group."""
    name = str(clicked["group_name"] if isinstance(clicked, dict) else clicked)
    if dimension == "competitor":
        return LOST | {"competitor": choices.digest(name)}
    if dimension in filters.DIMENSIONS:
        return LOST | {dimension: choices.in_address(dimension, name)}
    return LOST | ({"period": name} if dimension == "period" else {})


def outcomes(chosen: filters.Filters, dimension: str) -> None:
    """How the deals of each group ended."""
    st.header("How do deals end?")
    groups = session.report("win_rate_by", dimension=dimension, **chosen.parameters)
    whole = session.report("win_rate_by", dimension="all", **chosen.parameters)
    figure.show(
        figures_winloss.outcomes,
        groups,
        report="win_rate_by",
        caption=captions.of_outcomes(whole),
        key="outcomes",
    )


def causes(chosen: filters.Filters) -> None:
    """Why deals are lost, as the interviews show."""
    st.header("Why do we lose deals?")
    found = session.report("share_of_losses_by_cause", **chosen.parameters | LOST)
    if found.empty:
        empty.nothing_found("No lost deal has a known root cause.")
        return
    figure.show(
        figures_causes.ranked_causes,
        found,
        report="share_of_losses_by_cause",
        caption=captions.of_causes(found),
        key="deal_causes",
        leads_to=lambda at: LOST | figure.behind_cause(at),
    )


def reasons(chosen: filters.Filters) -> None:
    """Why deals are lost, as our records have it."""
    st.header("What our records say")
    found = session.report("share_of_losses_by_recorded_reason", **chosen.parameters | LOST)
    if found.empty:
        empty.nothing_found("No deal was lost in this time.")
        return
    figure.show(
        figures_causes.ranked_reasons,
        found,
        report="share_of_losses_by_recorded_reason",
        caption=captions.of_reasons(found),
        key="deal_reasons",
        leads_to=lambda at: LOST | figure.behind_reason(at),
    )


if empty.leads_elsewhere():
    st.stop()
filtered = filters.head("Win/loss", kinds=False)
decided = session.report("win_rate_by", dimension="all", **filtered.parameters)
if decided.empty:
    empty.nothing_found("No deal was closed in this time.")
    st.stop()
lead(captions.of_win_rate(decided, filtered.period.label, filtered.period.since))
by = figure.choice("By", DIMENSIONS, key="deals_by")
left, right = st.columns(2, gap="large")
with left:
    win_rates(filtered, by)
with right:
    outcomes(filtered, by)
left, right = st.columns(2, gap="large")
with left:
    causes(filtered)
with right:
    reasons(filtered)
head_to_head.show(filtered)
