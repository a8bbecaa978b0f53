"""Retention: how many customers and how much revenue stay, and for how long."""

import streamlit as st

from analysis import addresses, staying_words
from analysis.figures import captions
from analysis.figures import retention as figures_retention
from analysis.observed import observed
from views import boxes, empty, figure, filters, session, staying
from views.text import lead

GRAINS = {"month": "Month", "quarter": "Quarter", "year": "Year"}


def first_sentence(chosen: filters.Filters) -> None:
    """How many left, and how much of the revenue was kept."""
    asked = {"period": chosen.period, "currency": session.currency(), **chosen.places}
    lead(session.ask(staying_words.opening, **asked))


def customers(chosen: filters.Filters, grain: str) -> None:
    """Churn per period, over all the time on record."""
    figure.show(
        figures_retention.churn_over_time,
        session.report("logo_churn_by_period", grain=grain, **chosen.places),
        report="logo_churn_by_period",
        caption=captions.of_churn,
        key="logo_churn",
        title="How many customers leave?",
        nothing="No account was served in the time on record.",
        by_period=False,
        leads_to=lambda at: addresses.of_churn(at, grain),
    )


def revenue(chosen: filters.Filters, grain: str) -> None:
    """Gross and net revenue retention per period."""
    figure.show(
        figures_retention.retention_over_time,
        session.report("revenue_retention_by_period", grain=grain, **chosen.places),
        report="revenue_retention_by_period",
        caption=captions.of_retention,
        key="revenue_retention",
        title="How much revenue stays?",
        nothing="No fee was paid in the time on record.",
        by_period=False,
        leads_to=lambda at: addresses.of_retention(at, grain),
    )


def bridge(chosen: filters.Filters) -> None:
    """Where the revenue went between the first and the last day of the period."""
    currency, label = session.currency(), chosen.period.label
    since = chosen.period.since or session.ask(observed).since
    figure.show(
        figures_retention.bridge,
        session.report("bridge_of_period", **chosen.parameters),
        report="bridge_of_period",
        caption=lambda parts: captions.of_bridge(parts, currency, label),
        key="bridge",
        title="Where did the revenue go?",
        leads_to=lambda clicked: addresses.of_bridge(clicked, since),
        currency=currency,
    )


def by_cause(chosen: filters.Filters) -> None:
    """How many are lost to each cause as time goes on."""
    figure.show(
        figures_retention.incidence,
        session.report("cumulative_incidence_by_cause", **chosen.places),
        report="cumulative_incidence_by_cause",
        caption=captions.of_incidence,
        key="incidence",
        title="What do they leave for, and when?",
        leads_to=addresses.of_incidence,
    )


def cohorts(chosen: filters.Filters) -> None:
    """Whether those who join later stay longer."""
    found = session.report("cohort_triangle", **chosen.places)
    if found["retained_share"].isna().all():
        return
    figure.show(
        figures_retention.cohorts,
        found,
        report="cohort_triangle",
        caption=lambda found: captions.OF_COHORTS,
        key="cohorts",
        title="Do newer customers stay longer?",
        leads_to=addresses.of_cohort,
    )


if empty.leads_elsewhere():
    st.stop()
filtered = boxes.head("Retention", kinds=False)
first_sentence(filtered)
by = boxes.choice("By", GRAINS, key="grain", default="quarter")
left, right = st.columns(2, gap="large")
with left:
    customers(filtered, by)
with right:
    revenue(filtered, by)
bridge(filtered)
staying.show(filtered)
by_cause(filtered)
cohorts(filtered)
