"""Overview: why customers leave, in one sentence, five measures, the causes ranked, their trend, and what changed."""

import streamlit as st

from analysis import captions, figures_causes, overview
from views import empty, figure, filters, session
from views.text import lead, literal, passage


def measures(chosen: filters.Filters) -> None:
    """Five measures, each with the period before and its course by quarter."""
    found = session.ask(overview.measures, period=chosen.period, kind=chosen.kind, **chosen.places)
    with st.grid("auto", min_column_width=160, key="measures"):
        for measure in found:
            st.metric(
                measure.name,
                measure.value,
                measure.before or None,
                delta_color="off",
                delta_arrow="off",
                border=True,
                height="stretch",
                help=f"{measure.definition} {measure.rests_on}.",
                chart_data=measure.course or None,
                chart_type="area",
            )


def why(chosen: filters.Filters) -> None:
    """Root causes ranked, the recorded reasons beside them."""
    found = session.report("share_of_losses_by_cause", **chosen.parameters)
    recorded = session.report("share_of_losses_by_recorded_reason", **chosen.parameters)
    left, right = st.columns(2, gap="large")
    with left:
        st.subheader("What the evidence shows")
        if found.empty:
            empty.nothing_found("No loss in this view has a known root cause.")
        else:
            figure.show(
                figures_causes.ranked_causes,
                found,
                report="share_of_losses_by_cause",
                key="causes",
                caption=captions.of_causes(found),
                alt=captions.of_causes(found),
                leads_to=figure.behind_cause,
            )
    with right:
        st.subheader("What our records say")
        if recorded.empty:
            empty.nothing_found("No loss was recorded in this time.")
            return
        figure.show(
            figures_causes.ranked_reasons,
            recorded,
            report="share_of_losses_by_recorded_reason",
            key="reasons",
            caption=captions.of_reasons(recorded),
            alt=captions.of_reasons(recorded),
            leads_to=figure.behind_reason,
        )


def trend(chosen: filters.Filters) -> None:
    """The top causes by quarter, with the days on which actions against them began."""
    found = session.report("causes_by_period", grain="quarter", kind=chosen.kind, **chosen.places)
    top = session.ask(overview.top_causes, kind=chosen.kind, **chosen.places)
    if not top:
        return
    st.subheader("How the top causes go")
    figure.show(
        figures_causes.causes_over_time,
        found,
        report="causes_by_period",
        key="trend",
        caption=captions.of_trend(found, top),
        alt=captions.of_trend(found, top),
        leads_to=figure.behind_point,
        causes=top,
        actions=session.ask(overview.actions_begun, causes=top),
    )


if empty.leads_elsewhere():
    st.stop()
filtered = filters.head("Overview")
lead(
    session.ask(
        overview.lead,
        period=filtered.period,
        kind=filtered.kind,
        currency=session.currency(),
        **filtered.places,
    )
)
measures(filtered)
why(filtered)
trend(filtered)
st.subheader("What changed")
passage(
    "".join(f"<li>{literal(line)}</li>" for line in session.ask(overview.changes, **filtered.places)),
    name="under",
)
