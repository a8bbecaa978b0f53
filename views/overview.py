"""Overview: why customers leave, in one sentence, five measures, the causes ranked, their trend, and what changed."""

import streamlit as st

from analysis import overview, overview_measures, what_changed
from analysis.figures.sparkline import sparkline
from views import boxes, empty, figure, filters, ranked, session, ways
from views.text import lead, literal, passage, unbroken

NO_LINE = "<span></span>"  # keeps the rows of the cards level


def first_sentence(chosen: filters.Filters) -> None:
    """How many were lost, what that is worth, why, and what the records say instead."""
    asked = {"period": chosen.period, "kind": chosen.kind, **chosen.places}
    said = session.ask(overview.opening, currency=session.currency(), **asked)
    lead(said.lead)
    if said.caveat:
        passage(literal(said.caveat), name="caption")


def measures(chosen: filters.Filters) -> None:
    """Five measures with what they rest on, the period before and the course by quarter, and the losses behind them."""
    asked = {"period": chosen.period, "kind": chosen.kind, **chosen.places}
    found = session.ask(overview_measures.measures, **asked)
    courses = session.ask(overview_measures.courses, kind=chosen.kind, **chosen.places)
    passage("".join(card(measure, courses[measure.name]) for measure in found), name="measures")
    with st.container(horizontal=True, vertical_alignment="center", key="behind_all_measures"):
        for number, measure in enumerate(found):
            if measure.behind:
                ways.button(measure.behind, measure.address, key=f"measure_{number}")
        table = session.ask(overview_measures.in_a_table, **asked)
        figure.behind(table, report=overview_measures.REPORTS, key="measures")


def card(measure: overview_measures.Measure, course: tuple[float, ...]) -> str:
    """One measure with its course by quarter; its name opens its definition."""
    line = sparkline(course, says=overview_measures.course_in_words(measure.name, course))
    return (
        f"<div><details><summary>{literal(measure.name)}</summary><p>{literal(measure.definition)}</p></details>"
        f"<strong>{literal(measure.value)}</strong><small>{unbroken(measure.rests_on)}</small>{line or NO_LINE}"
        f"<small>{literal(measure.before)}</small></div>"
    )


def causes(chosen: filters.Filters) -> None:
    """What the evidence shows, beside what the records say; below, how the top causes go."""
    nothing = "No loss in this view has a known root cause.", "No loss was recorded in this time."
    ranked.beside_each_other(chosen.parameters, key="", title="What the evidence shows", nothing=nothing)
    ranking = session.report("share_of_losses_by_cause", by="count", **chosen.parameters)
    if top := overview.top_causes(ranking):
        begun = session.ask(overview.actions_begun, causes=top)
        ever, title = {"kind": chosen.kind, **chosen.places}, "How the first causes go over time"
        ranked.over_time(ever, top, key="trend", title=title, actions=begun)


def changes(chosen: filters.Filters) -> None:
    """What changed in the last whole quarter of the period, in words, only what the statistics bear."""
    st.header("What changed")
    history = session.ask(what_changed.history, kind=chosen.kind, **chosen.places)
    told = what_changed.changes(history, chosen.period)
    for number, change in enumerate(told):
        passage(literal(change.sentence), name="under")
        if change.behind:
            ways.button(f"See the {change.behind}", change.address, key=f"change_{number}")
    figure.behind(what_changed.in_a_table(told), report=what_changed.REPORTS, key="changes")


if empty.leads_elsewhere():
    st.stop()
filtered = boxes.head("Overview")
first_sentence(filtered)
measures(filtered)
causes(filtered)
changes(filtered)
