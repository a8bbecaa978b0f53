"""Overview: why customers leave, in one sentence, five measures, the causes ranked, their trend, and what changed."""

import streamlit as st

from analysis import captions, figures_causes, overview, overview_measures, what_changed
from analysis.sparkline import sparkline
from views import boxes, empty, figure, filters, session, ways
from views.text import lead, literal, passage


def first_sentence(chosen: filters.Filters) -> None:
    """How many were lost, what that is worth, why, and what the records say instead."""
    asked = {"period": chosen.period, "kind": chosen.kind, **chosen.places}
    said = session.ask(overview.opening, currency=session.currency(), **asked)
    lead(said.lead)
    if said.caveat:
        passage(literal(said.caveat), name="caption")


def measures(chosen: filters.Filters) -> None:
    """Five measures with what they rest on, the period before and the course by quarter."""
    asked = {"period": chosen.period, "kind": chosen.kind, **chosen.places}
    found = session.ask(overview_measures.measures, **asked)
    courses = session.ask(overview_measures.courses, kind=chosen.kind, **chosen.places)
    passage("".join(card(measure, courses[measure.name]) for measure in found), name="measures")


def card(measure: overview_measures.Measure, course: tuple[float, ...]) -> str:
    """One measure with its course by quarter; its name opens its definition."""
    line = sparkline(course, says=f"{measure.name} by quarter, the last twelve whole ones")
    return (
        f"<div><details><summary>{literal(measure.name)}</summary><p>{literal(measure.definition)}</p></details>"
        f"<strong>{literal(measure.value)}</strong><small>{literal(measure.rests_on)}</small>{line}"
        f"<small>{literal(measure.before)}</small></div>"
    )


def evidence(chosen: filters.Filters) -> None:
    """The root causes, ranked."""
    figure.show(
        figures_causes.ranked_causes,
        session.report("share_of_losses_by_cause", **chosen.parameters),
        report="share_of_losses_by_cause",
        caption=captions.of_causes,
        key="causes",
        title="What the evidence shows",
        nothing="No loss in this view has a known root cause.",
        leads_to=ways.behind_cause,
    )


def records(chosen: filters.Filters) -> None:
    """The recorded reasons, ranked, to be read beside the root causes."""
    figure.show(
        figures_causes.ranked_reasons,
        session.report("share_of_losses_by_recorded_reason", **chosen.parameters),
        report="share_of_losses_by_recorded_reason",
        caption=captions.of_reasons,
        key="reasons",
        title="What our records say",
        nothing="No loss was recorded in this time.",
        leads_to=ways.behind_reason,
    )


def trend(chosen: filters.Filters) -> None:
    """The top causes by quarter, with the days on which actions against them began."""
    top = session.ask(overview.top_causes, kind=chosen.kind, **chosen.places)
    if not top:
        return
    figure.show(
        figures_causes.causes_over_time,
        session.report("causes_by_period", grain="quarter", kind=chosen.kind, **chosen.places),
        report="causes_by_period",
        caption=lambda found: captions.of_trend(found, top),
        key="trend",
        title="How the top causes go",
        leads_to=ways.behind_point,
        causes=top,
        actions=session.ask(overview.actions_begun, causes=top),
    )


def changes(chosen: filters.Filters) -> None:
    """What changed since the quarters before, in words, only what the statistics bear."""
    st.header("What changed")
    said = session.ask(what_changed.changes, kind=chosen.kind, **chosen.places)
    passage("<ul>" + "".join(f"<li>{literal(line)}</li>" for line in said) + "</ul>", name="under")


if empty.leads_elsewhere():
    st.stop()
filtered = boxes.head("Overview")
first_sentence(filtered)
measures(filtered)
left, right = st.columns(2, gap="large")
with left:
    evidence(filtered)
with right:
    records(filtered)
trend(filtered)
changes(filtered)
