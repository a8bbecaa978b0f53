"""Root causes: which there are, how sure that is, how they differ between groups and over time, in whose words."""

import streamlit as st

from analysis import addresses
from analysis.figures import captions
from analysis.figures import causes as figures_causes
from views import (
    boxes,
    empty,
    figure,
    filters,
    one_cause,
    ranked,
    session,
    side_by_side,
    trust,
)

BASES = {"count": "Losses", "value": "Value", "mentioned": "Mentions", "fractional": "Split evenly"}
GROUPS = {"all": "All together", "segment": "Segment", "region": "Region", "owner": "Owner"}
WEIGHED = ("count", "value")  # ways of counting that can be weighted


def shares(chosen: filters.Filters) -> None:
    """Shares of the root causes by count, value or mention, raw or weighted; of all losses or side by side."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        by = boxes.choice("Count", BASES, key="by")
        dimension = boxes.choice("Side by side", GROUPS, key="side")
        boxes.note_a_bad_value("Weighted by segment", "weighted", ("true", "false"))
        can_be_weighted = by in WEIGHED and dimension != "segment"
        weighted = can_be_weighted & st.toggle(
            "Weighted by segment",
            key="weighted",
            bind="query-params",
            disabled=not can_be_weighted,
            help="Mends that some segments are interviewed more than others; not that some customers will not talk.",
        )
    if dimension != "all":
        side_by_side.show(chosen, dimension=dimension, by=by, weighted=weighted)
        return
    nothing = "No loss in this view has a known root cause."
    ranked.causes(chosen.parameters, key="causes", by=by, weighted=weighted, nothing=nothing)


def over_time(chosen: filters.Filters) -> None:
    """Cause by quarter as a heat map; a row of its table leads on, since a heat map gives no click."""
    found = session.report("causes_by_period", grain="quarter", kind=chosen.kind, **chosen.places)
    if found["cause"].isna().all():
        st.header("When did each cause show?")
        empty.nothing_found("No quarter has a loss with a known root cause.", by_period=False)
        return
    figure.show(
        figures_causes.causes_by_quarter,
        found,
        report="causes_by_period",
        caption=captions.of_quarters,
        key="causes_by_quarter",
        title="When did each cause show?",
        leads_to=addresses.of_point,
    )


if empty.leads_elsewhere():
    st.stop()
filtered = boxes.head("Root causes")
shares(filtered)
over_time(filtered)
one_cause.show(filtered)
trust.show(filtered)
