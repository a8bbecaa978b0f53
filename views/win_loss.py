"""Win/loss: which deals are won, against whom, and why the others are lost."""

import streamlit as st

from analysis import addresses
from analysis.figures import captions
from analysis.figures import winloss as figures_winloss
from views import boxes, deals, empty, figure, filters, ranked, session
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


def win_rates(chosen: filters.Filters, dimension: str) -> None:
    """The win rate of each group with its interval."""
    figure.show(
        figures_winloss.win_rates,
        session.report("win_rate_by", dimension=dimension, **chosen.parameters),
        report="win_rate_by",
        caption=captions.of_groups,
        key="win_rates",
        title="Which deals do we win?",
        leads_to=lambda clicked: addresses.of_decided(clicked, dimension, chosen.period),
    )


def outcomes(chosen: filters.Filters, dimension: str) -> None:
    """How the deals of each group ended."""
    whole = session.report("win_rate_by", dimension="all", **chosen.parameters)
    figure.show(
        figures_winloss.outcomes,
        session.report("win_rate_by", dimension=dimension, **chosen.parameters),
        report="win_rate_by",
        caption=lambda groups: captions.of_outcomes(whole, groups),
        key="outcomes",
        title="How do deals end?",
        leads_to=lambda clicked: addresses.of_ended(clicked, dimension, chosen.period),
    )


def causes(chosen: filters.Filters) -> None:
    """Why deals are lost, as the interviews show, beside what our records say."""
    asked = chosen.parameters | addresses.DEALS
    nothing = "No lost deal has a known root cause.", "No deal was lost in this time."
    ranked.beside_each_other(
        asked, key="deal_", title="Why do we lose deals?", nothing=nothing, also=addresses.DEALS
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
causes(filtered)
deals.show(filtered)
