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


def customers(chosen: filters.Filters, grain: str) -> None:
    """Churn per period, over all the time on record."""
    st.header("How many customers leave?")
    found = session.report("logo_churn_by_period", grain=grain, **chosen.places)
    if found.empty:
        empty.nothing_found("No account was served in this time.")
        return
    figure.show(
        figures_retention.churn_over_time,
        found,
        report="logo_churn_by_period",
        caption=captions.of_churn(found),
        key="logo_churn",
        leads_to=lambda at: losses_of(at, grain),
    )


def losses_of(clicked: object, grain: str) -> figure.Address:
    """The losses of one bar, of accounts that were there when its period began."""
    period = periods.starting(clicked["period_start"] if isinstance(clicked, dict) else clicked, grain)
    return {"period": period.name, "at_risk": str(period.since)}


def revenue(chosen: filters.Filters, grain: str) -> None:
    """Gross and net revenue retention per period."""
    st.header("How much revenue stays?")
    found = session.report("revenue_retention_by_period", grain=grain, **chosen.places)
    if found.empty:
        empty.nothing_found("No fee was paid in this time.")
        return
    figure.show(
        figures_retention.retention_over_time,
        found,
        report="revenue_retention_by_period",
        caption=captions.of_retention(found),
        key="revenue_retention",
    )


def how_long(chosen: filters.Filters) -> None:
    """Survival by tenure, whole or by group."""
    st.header("How long do customers stay?")
    dimension = figure.choice("Compare", DIMENSIONS, key="compare")
    curves = session.report("survival_by", dimension=dimension, unit="month", **chosen.places)
    if curves.empty:
        empty.nothing_found("Fewer than ten customers can be followed, so no curve is drawn.")
        return
    figure.show(
        figures_retention.survival,
        curves,
        report="survival_by",
        caption=captions.of_survival(curves),
        key="survival",
    )


def bridge(chosen: filters.Filters) -> None:
    """Where the revenue went between the first and the last day of the period."""
    parts = session.report("bridge_of_period", **chosen.parameters)
    if parts.empty:
        return
    st.header("Where did the revenue go?")
    caption = captions.of_bridge(parts, session.currency(), chosen.period.label)
    draw, currency = figures_retention.bridge, session.currency()
    figure.show(draw, parts, report="bridge_of_period", caption=caption, key="bridge", currency=currency)


def by_cause(chosen: filters.Filters) -> None:
    """How many are lost to each cause as time goes on."""
    found = session.report("cumulative_incidence_by_cause", **chosen.places)
    if found.empty:
        return
    st.header("What do they leave for, and when?")
    caption, draw = captions.of_incidence(found), figures_retention.incidence
    figure.show(draw, found, report="cumulative_incidence_by_cause", caption=caption, key="incidence")


def cohorts(chosen: filters.Filters) -> None:
    """Whether those who join later stay longer."""
    found = session.report("cohort_triangle", **chosen.places)
    if found["retained_share"].isna().all():
        return
    st.header("Do newer customers stay longer?")
    caption, draw = captions.OF_COHORTS, figures_retention.cohorts
    figure.show(draw, found, report="cohort_triangle", caption=caption, key="cohorts")


if empty.leads_elsewhere():
    st.stop()
filtered = filters.head("Retention", kinds=False)
by = figure.choice("By", GRAINS, key="grain", default="quarter")
left, right = st.columns(2, gap="large")
with left:
    customers(filtered, by)
with right:
    revenue(filtered, by)
bridge(filtered)
how_long(filtered)
by_cause(filtered)
cohorts(filtered)
