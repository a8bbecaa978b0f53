"""One cause: what it is, its losses, its trend, what keeping them is worth at most, and in whose words it came."""

from typing import Any

import streamlit as st

from analysis import addresses, loss_list, overview, own_causes, wording
from analysis.action import worth
from analysis.figures import palette
from analysis.locales import number
from analysis.sentences import count_of
from views import boxes, figure, filters, ranked, session, ways
from views.text import literal, passage, quoted

FEW_QUOTES = 4  # that stand open; the others one click away


def show(chosen: filters.Filters) -> None:
    """A box to choose the cause, then everything about it."""
    found = session.report("share_of_losses_by_cause", **chosen.parameters)
    if found.empty:
        return
    st.header("One cause")
    losses = dict(zip(found["cause"], found["losses"], strict=True))
    boxes.note_a_bad_value("Cause", "cause_in_words", map(wording.cause, losses))
    with st.container(horizontal=True, vertical_alignment="bottom"):
        cause = st.selectbox(
            "Cause",
            list(losses),
            format_func=wording.cause,
            key="cause_in_words",
            bind="query-params",
            width=320,
        )
        label = f"See the {count_of(int(losses[cause]), 'loss', 'losses')}"
        if st.button(label, icon=":material/arrow_forward:", key="losses_of_cause"):
            ways.lead_on({"cause": cause})
    passage(literal(session.ask(own_causes.definition, cause=cause)), name="under")
    left, right = st.columns(2, gap="large")
    with left:
        trend(chosen, cause)
    with right:
        at_most(chosen, cause)
    in_words(chosen, cause)


def trend(chosen: filters.Filters, cause: str) -> None:
    """Its losses by quarter, with the days on which actions against it began."""
    st.markdown("**When its losses were announced**")
    begun = session.ask(overview.actions_begun, causes=(cause,))
    asked = {"kind": chosen.kind, **chosen.places}
    ranked.over_time(asked, (cause,), key="trend_of_cause", actions=begun)


def at_most(chosen: filters.Filters, cause: str) -> None:
    """What keeping a part of its losses is worth at most; the reader says which part."""
    st.markdown("**Worth at most**")
    boxes.note_a_bad_value("Worth at most", "kept", map(str, range(101)), in_short="0 to 100")
    kept = st.slider(
        "Of its losses, how many could have been kept?",
        0,
        100,
        30,
        format="%d %%",
        key="kept",
        bind="query-params",
    )
    asked = chosen.parameters | {"cause": cause, "share_kept": kept / 100}
    found = session.report("worth_of_cause", **asked)
    passage(literal(worth.in_words(found, currency=session.currency())), name="under")
    figure.behind(found, report="worth_of_cause", key="worth", leads_to=addresses.of_cause)


def in_words(chosen: filters.Filters, cause: str) -> None:
    """The best quotes, and what looks like the cause and was not the reason."""
    asked = chosen.parameters | {"cause": cause}
    left, right = st.columns(2, gap="large")
    with left:
        st.markdown("**The best quotes**")
        quotes(session.ask(loss_list.best_quotes, **asked, status="asserted"))
    with right:
        st.markdown("**Near misses: it came up, and was not the reason**")
        quotes(session.ask(loss_list.best_quotes, **asked, status="not asserted"))


def quotes(found: list[dict[str, Any]]) -> None:
    """The first quotes, the others in a box."""
    for one in found[:FEW_QUOTES]:
        quote(one)
    if more := found[FEW_QUOTES:]:
        with st.expander(f"{number(len(more))} more"):
            for one in more:
                quote(one)
    if not found:
        st.caption("No such words are stored.")


def quote(one: dict[str, Any]) -> None:
    """A quote with its account and the way to its place in the transcript."""
    told = f"{wording.status(one['status'])}, {wording.right_in(one['score'])}"
    about = f"{literal(one['account_name'])} · {told}"
    with st.container(gap="xxsmall"):
        colour = palette.cause_colour(one["cause"])
        passage(f"{quoted(one['words'])}<small>{about}</small>", name="quote", colour=colour)
        key = f"quote_{one['evidence_id']}"
        if st.button("Read it in the interview", key=key, type="tertiary", icon=":material/arrow_forward:"):
            ways.lead_on({"loss": one["loss_id"], "mark": str(one["evidence_id"])})
