"""Measures against causes: what happened after each began, which causes nobody owns, a form for a new one."""

import streamlit as st

from analysis import addresses, verdicts, wording
from analysis.action import actions, effect_words
from analysis.figures import captions, palette
from analysis.figures import causes as figures_causes
from analysis.review import actions as review_actions
from analysis.sentences import day
from views import acting, empty, figure, filters, session, short_table, table
from views.text import literal, passage

SCOPES = {"segment": "Segments", "region": "Regions", "owner": "Owners"}


def show(chosen: filters.Filters) -> None:
    """The measures on record, the causes without an owner, and a form."""
    taken = session.ask(actions.actions_taken)
    for action in taken:
        one_measure(action)
    if not taken:
        st.text("No measure against a cause is on record yet.")
    without_owner(chosen)
    new_measure()


def one_measure(action: actions.Action) -> None:
    """One measure; on request the trend of its cause and the comparison before and after."""
    in_short(action)
    with st.container(horizontal=True, vertical_alignment="center"):
        is_told = st.toggle("Show the trend and what it was compared with", key=f"trend_{action.action_id}")
        is_over = action.ended_on is None and st.button(
            "It has ended", key=f"end_{action.action_id}", icon=":material/event_busy:"
        )
    if is_told:
        trend(action)
        effect(action)
    if is_over:
        ending = {"ended_on": acting.today(), "who": session.who(), "now": session.now()}
        acting.keep(actions.end_action, action.action_id, **ending, said="Ended today.")


def in_short(action: actions.Action) -> None:
    """What it aims at, who owns it, and what followed."""
    about = f"{literal(wording.cause(action.cause))} · {literal(actions.scope_in_words(action.scope))}"
    ended = f", ended {day(action.ended_on)}" if action.ended_on else ""
    owner = f"{literal(action.owner or 'nobody')}, from {day(action.started_on)}{ended}"
    followed = session.ask(review_actions.what_followed, action_id=action.action_id)
    passage(
        f"<b>{literal(action.title)}</b><br>{about} · {owner}<br>{literal(followed)}", name="quote",
        colour=palette.cause_colour(action.cause),
    )  # fmt: skip


def effect(action: actions.Action) -> None:
    """Losses before and after it began, beside other causes and other places; nothing where that cannot be said."""
    found = session.ask(effect_words.of_action, action_id=action.action_id)
    if found.empty:
        return
    words = {"line": "Compared", "before": "Before", "after": "After", "ratio": "Rate after / before"}
    table.show(found, key=f"effect_of_{action.action_id}", column_config=words)
    st.caption(effect_words.CAPTION)
    figure.behind(found, report="effect_of_action", key=f"behind_effect_of_{action.action_id}")


def trend(action: actions.Action) -> None:
    """Losses of its cause by quarter, in its scope."""
    scope = {name: action.scope.get(name) for name in SCOPES}
    found = session.report("causes_by_period", grain="quarter", **scope)
    if found["cause"].isna().all():
        empty.nothing_found(
            "No quarter has a loss with a known root cause in this scope.", by_period=False, by_filters=False
        )
        return
    figure.show(
        figures_causes.causes_over_time, found, report="causes_by_period",
        caption=lambda found: captions.of_trend(found, (action.cause,)), key=f"trend_of_{action.action_id}",
        leads_to=lambda clicked: addresses.in_scope(clicked, action.scope),
        causes=[action.cause], actions=[(action.started_on, action.title)],
    )  # fmt: skip


def without_owner(chosen: filters.Filters) -> None:
    """Causes that no running measure aims at, by their share."""
    short_table.show(
        session.ask(actions.causes_without_owner, today=acting.today(), **chosen.parameters),
        effect_words.causes_by_share,
        report="share_of_losses_by_cause",
        key="nobody_owns",
        title="Causes that nobody owns",
        headings={"cause": "Cause", "told": "Losses of known cause"},
        leads_to=lambda row: addresses.DEFECTIONS | addresses.of_cause(row),
    )


def new_measure() -> None:
    """A form for a measure: what, against which cause, who, from when, where."""
    known, about = session.ask(actions.scope_values), acting.new_form("measure")
    with st.expander("Add a measure", icon=":material/add:"), st.form(about):
        title = st.text_input("What changes?", max_chars=200, key=f"{about}_title")
        cause = st.selectbox(
            "Against which cause?", session.ask(verdicts.known_causes), format_func=wording.cause, key=f"{about}_cause",
        )  # fmt: skip
        owner = st.text_input("Who owns it?", max_chars=100, key=f"{about}_owner")
        start = acting.day_field("From", acting.today(), key=f"{about}_start")
        scope = {
            name: st.multiselect(f"{label} (none is all)", known[name], key=f"{about}_in_{name}")
            for name, label in SCOPES.items()
        }
        description = st.text_area("In more words", max_chars=2000, key=f"{about}_words")
        if st.form_submit_button("Save the measure", type="primary"):
            acting.keep(
                actions.add_action, title=title, cause=cause, owner=owner, started_on=start, scope=scope,
                description=description, who=session.who(), now=session.now(), said="The measure is kept.",
            )  # fmt: skip
