"""Retention: how many customers and how much revenue stay, and for how long."""

from typing import Any

import streamlit as st

from analysis import captions, figures_retention, periods
from views import boxes, empty, figure, filters, session, staying
from views.ways import Address

GRAINS = {"month": "Month", "quarter": "Quarter", "year": "Year"}


def customers(chosen: filters.Filters, grain: str) -> None:
    """Churn per period, over all the time on record."""
    figure.show(
        figures_retention.churn_over_time,
        session.report("logo_churn_by_period", grain=grain, **chosen.places),
        report="logo_churn_by_period",
        caption=captions.of_churn,
        key="logo_churn",
        title="How many customers leave?",
        nothing="No account was served in this time.",
        leads_to=lambda at: losses_of(at, grain),
    )


def losses_of(clicked: Any, grain: str) -> Address:
    """The losses of one bar, of accounts that were there when its period began."""
    period = periods.starting(clicked["period_start"] if isinstance(clicked, dict) else clicked, grain)
    return {"period": period.name, "at_risk": str(period.since)}


def revenue(chosen: filters.Filters, grain: str) -> None:
    """Gross and net revenue retention per period."""
    figure.show(
        figures_retention.retention_over_time,
        session.report("revenue_retention_by_period", grain=grain, **chosen.places),
        report="revenue_retention_by_period",
        caption=captions.of_retention,
        key="revenue_retention",
        title="How much revenue stays?",
        nothing="No fee was paid in this time.",
        leads_to=lambda at: losses_of(at, grain),
    )


def bridge(chosen: filters.Filters) -> None:
    """Where the revenue went between the first and the last day of the period."""
    currency, label = session.currency(), chosen.period.label
    figure.show(
        figures_retention.bridge,
        session.report("bridge_of_period", **chosen.parameters),
        report="bridge_of_period",
        caption=lambda parts: captions.of_bridge(parts, currency, label),
        key="bridge",
        title="Where did the revenue go?",
        leads_to=lambda at: lost_in(chosen.period, at),
        currency=currency,
    )


def lost_in(period: periods.Period, clicked: Any) -> Address | None:
    """The losses behind the part of the bridge that is lost revenue; the other parts have none."""
    part = clicked["part"] if isinstance(clicked, dict) else clicked
    return {"at_risk": str(period.since)} if part == "lost" and period.since else None


def by_cause(chosen: filters.Filters) -> None:
    """How many are lost to each cause as time goes on."""
    figure.show(
        figures_retention.incidence,
        session.report("cumulative_incidence_by_cause", **chosen.places),
        report="cumulative_incidence_by_cause",
        caption=captions.of_incidence,
        key="incidence",
        title="What do they leave for, and when?",
        leads_to=lambda at: {"cause": at["cause"] if isinstance(at, dict) else at[0], "period": periods.ALL},
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
    )


if empty.leads_elsewhere():
    st.stop()
filtered = boxes.head("Retention", kinds=False)
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
