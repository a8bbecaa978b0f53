"""Win/loss: which deals are won, against whom, and why the others are lost."""

from typing import Any

import streamlit as st

from analysis import captions, choices, figures_causes, figures_winloss
from views import boxes, deals, empty, figure, filters, session, ways
from views.text import lead
from views.ways import Address

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
LEAD_ON = ("competitor", "period", *filters.DIMENSIONS)  # groups whose lost deals an address can name


def win_rates(chosen: filters.Filters, dimension: str) -> None:
    """The win rate of each group with its interval."""
    figure.show(
        figures_winloss.win_rates,
        session.report("win_rate_by", dimension=dimension, **chosen.parameters),
        report="win_rate_by",
        caption=captions.of_groups,
        key="win_rates",
        title="Which deals do we win?",
        leads_to=(lambda at: lost_deals(dimension, at)) if dimension in LEAD_ON else None,
    )


def lost_deals(dimension: str, clicked: Any) -> Address:
    """The lost deals of one group."""
    name = str(clicked["group_name"] if isinstance(clicked, dict) else clicked)
    if dimension == "competitor":
        return LOST | {"competitor": choices.digest(name)}
    if dimension == "period":
        return LOST | {"period": name}
    return LOST | {dimension: choices.in_address(dimension, name)}


def outcomes(chosen: filters.Filters, dimension: str) -> None:
    """How the deals of each group ended."""
    whole = session.report("win_rate_by", dimension="all", **chosen.parameters)
    figure.show(
        figures_winloss.outcomes,
        session.report("win_rate_by", dimension=dimension, **chosen.parameters),
        report="win_rate_by",
        caption=lambda groups: captions.of_outcomes(whole),
        key="outcomes",
        title="How do deals end?",
    )


def causes(chosen: filters.Filters) -> None:
    """Why deals are lost, as the interviews show."""
    figure.show(
        figures_causes.ranked_causes,
        session.report("share_of_losses_by_cause", **chosen.parameters | LOST),
        report="share_of_losses_by_cause",
        caption=captions.of_causes,
        key="deal_causes",
        title="Why do we lose deals?",
        nothing="No lost deal has a known root cause.",
        leads_to=lambda at: LOST | ways.behind_cause(at),
    )


def reasons(chosen: filters.Filters) -> None:
    """Why deals are lost, as our records have it."""
    figure.show(
        figures_causes.ranked_reasons,
        session.report("share_of_losses_by_recorded_reason", **chosen.parameters | LOST),
        report="share_of_losses_by_recorded_reason",
        caption=captions.of_reasons,
        key="deal_reasons",
        title="What our records say",
        nothing="No deal was lost in this time.",
        leads_to=lambda at: LOST | ways.behind_reason(at),
    )


if empty.leads_elsewhere():
    st.stop()
filtered = boxes.head("Win/loss", kinds=False)
decided = session.report("win_rate_by", dimension="all", **filtered.parameters)
if decided.empty:
    empty.nothing_found("No deal was closed in this time.")
    st.stop()
lead(captions.of_win_rate(decided, filtered.period.label, filtered.period.since))
by = boxes.choice("By", DIMENSIONS, key="deals_by")
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
deals.show(filtered)
