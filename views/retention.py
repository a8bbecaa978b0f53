"""Retention: how many customers and how much revenue stay, and for how long."""

import streamlit as st

from analysis import captions, figures_retention, periods
from views import empty, figure, filters, session

GRAINS = {"month": "Month", "quarter": "Quarter", "year": "Year"}
DIMENSIONS = {
    "all": "All",
    "segment": "Segment",
    "region": "Region",
    "owner": "Owner",
    "industry": "Industry",
}


def over_time(chosen: filters.Filters) -> None:
    """Churn and revenue retention per period, over all the time on record."""
    grain = st.segmented_control(
        "By",
        list(GRAINS),
        format_func=GRAINS.get,
        default="quarter",
        required=True,
        key="grain",
        bind="query-params",
    )
    churn = session.report("logo_churn_by_period", grain=grain, **chosen.places)
    kept = session.report("revenue_retention_by_period", grain=grain, **chosen.places)
    if churn.empty:
        empty.nothing_found("No account was served in this time.")
        return
    left, right = st.columns(2, gap="large")
    with left:
        st.subheader("How many customers leave?")
        figure.show(
            figures_retention.churn_over_time,
            churn,
            report="logo_churn_by_period",
            key="logo_churn",
            caption=captions.of_churn(churn),
            alt=captions.of_churn(churn),
            leads_to=lambda at: losses_of(at, grain),
        )
    with right:
        st.subheader("How much revenue stays?")
        figure.show(
            figures_retention.retention_over_time,
            kept,
            report="revenue_retention_by_period",
            key="revenue_retention",
            caption=captions.of_retention(kept),
            alt=captions.of_retention(kept),
        )


def losses_of(clicked: object, grain: str) -> figure.Address:
    """The losses of one bar, of accounts that were there when its period began."""
    start = clicked["period_start"] if isinstance(clicked, dict) else clicked
    period = periods.starting(start, grain)
    return {"period": period.name, "at_risk": period.since.isoformat()}


def the_bridge(chosen: filters.Filters) -> None:
    """Where the revenue went between the first and the last day of the period."""
    steps = session.report("bridge_of_period", **chosen.parameters)
    st.subheader(f"Where did the revenue go? {chosen.period.label}")
    figure.show(
        figures_retention.bridge,
        steps,
        report="bridge_of_period",
        key="bridge",
        currency=session.currency(),
        caption=captions.of_bridge(steps, session.currency()),
        alt=captions.of_bridge(steps, session.currency()),
    )


def how_long(chosen: filters.Filters) -> None:
    """Survival by tenure, whole or by group."""
    st.subheader("How long do customers stay?")
    dimension = st.segmented_control(
        "Compare",
        list(DIMENSIONS),
        format_func=DIMENSIONS.get,
        default="all",
        required=True,
        key="compare",
        bind="query-params",
    )
    curves = session.report("survival_by", dimension=dimension, unit="month", **chosen.places)
    if curves.empty:
        empty.nothing_found("Fewer than ten customers can be followed, so no curve is drawn.")
        return
    figure.show(
        figures_retention.survival,
        curves,
        report="survival_by",
        key="survival",
        caption=captions.of_survival(curves),
        alt=captions.of_survival(curves),
    )


if empty.leads_elsewhere():
    st.stop()
filtered = filters.head("Retention", kinds=False)
over_time(filtered)
how_long(filtered)
