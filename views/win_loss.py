"""Win/loss: which deals are won, against whom, and why the others are lost."""

import streamlit as st

from analysis import captions, choices, figures_causes, figures_winloss
from views import empty, figure, filters, session
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


def win_rates(chosen: filters.Filters) -> None:
    """The win rate of each group with its interval, and how its deals ended."""
    whole = session.report("win_rate_by", dimension="all", **chosen.parameters)
    if whole.empty:
        empty.nothing_found("No deal was closed in this time.")
        return
    lead(captions.of_win_rate(whole, chosen.period.label, chosen.period.since))
    dimension = st.segmented_control(
        "By",
        list(DIMENSIONS),
        format_func=DIMENSIONS.get,
        default="competitor",
        required=True,
        key="deals_by",
        bind="query-params",
    )
    groups = session.report("win_rate_by", dimension=dimension, **chosen.parameters)
    left, right = st.columns(2, gap="large")
    with left:
        st.subheader("Which deals do we win?")
        figure.show(
            figures_winloss.win_rates,
            groups,
            report="win_rate_by",
            key="win_rates",
            caption=captions.of_groups(groups),
            alt=captions.of_groups(groups),
            leads_to=lambda at: lost_deals(dimension, at),
        )
    with right:
        st.subheader("How do deals end?")
        figure.show(
            figures_winloss.outcomes,
            groups,
            report="win_rate_by",
            key="outcomes",
            caption=captions.of_outcomes(whole),
            alt=captions.of_outcomes(whole),
        )


def lost_deals(dimension: str, clicked: object) -> figure.Address:
    """The lost deals of one group."""
    name = clicked["group_name"] if isinstance(clicked, dict) else clicked
    address: figure.Address = {"kind": "lost_deal"}
    if dimension == "competitor":
        return address | {"competitor": choices.digest(str(name))}
    if dimension in filters.DIMENSIONS:
        return address | {dimension: choices.in_address(dimension, str(name))}
    return address | ({"period": name} if dimension == "period" else {})


def causes(chosen: filters.Filters) -> None:
    """Why deals are lost: what the records say, and what the interviews show."""
    asked = chosen.parameters | {"kind": "lost_deal"}
    found = session.report("share_of_losses_by_cause", **asked)
    recorded = session.report("share_of_losses_by_recorded_reason", **asked)
    left, right = st.columns(2, gap="large")
    with left:
        st.subheader("Why do we lose deals?")
        if found.empty:
            empty.nothing_found("No lost deal has a known root cause.")
        else:
            figure.show(
                figures_causes.ranked_causes,
                found,
                report="share_of_losses_by_cause",
                key="deal_causes",
                caption=captions.of_causes(found),
                alt=captions.of_causes(found),
                leads_to=lambda at: {
                    "kind": "lost_deal",
                    "cause": at["cause"] if isinstance(at, dict) else at,
                },
            )
    with right:
        st.subheader("What our records say")
        figure.show(
            figures_causes.ranked_reasons,
            recorded,
            report="share_of_losses_by_recorded_reason",
            key="deal_reasons",
            caption=captions.of_reasons(recorded),
            alt=captions.of_reasons(recorded),
            leads_to=lambda at: {
                "kind": "lost_deal",
                "reason": choices.digest(at["reason"] if isinstance(at, dict) else at),
            },
        )


if empty.leads_elsewhere():
    st.stop()
filtered = filters.head("Win/loss", kinds=False)
win_rates(filtered)
causes(filtered)
