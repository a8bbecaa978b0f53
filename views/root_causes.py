"""Root causes: which there are, how sure that is, how they differ between groups and over time, in whose words."""

from typing import Any

import streamlit as st

from analysis import captions, figures_causes, loss_list, own_causes, palette, wording
from views import empty, figure, filters, session
from views.text import literal, passage

BASES = {"count": "Losses", "value": "Value", "mentioned": "Mentioned in", "fractional": "Spread"}
GROUPS = {"segment": "Segment", "region": "Region", "owner": "Owner"}


def ranked(chosen: filters.Filters) -> None:
    """Shares of the root causes by count, value or mention, raw or weighted by segment."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        by = figure.choice("Count", BASES, key="by")
        weighted = st.toggle(
            "Weighted by segment",
            key="weighted",
            bind="query-params",
            disabled=by not in ("count", "value"),
            help="Mends that some segments are interviewed more than others; not that some customers will not talk.",
        )
    found = session.report("share_of_losses_by_cause", by=by, **chosen.parameters)
    if found.empty:
        empty.nothing_found("No loss in this view has a known root cause.")
        return
    figure.show(
        figures_causes.ranked_causes,
        found,
        report="share_of_losses_by_cause",
        caption=captions.of_causes(found, by=by, currency=session.currency()),
        key="causes",
        leads_to=figure.behind_cause,
        by=by,
        currency=session.currency(),
        weighted=weighted and by in ("count", "value"),
    )


def over_time(chosen: filters.Filters) -> None:
    """Cause by quarter as a heat map; a row of its table leads on, since a heat map gives no click."""
    st.header("When did each cause show?")
    found = session.report("causes_by_period", grain="quarter", kind=chosen.kind, **chosen.places)
    if found["cause"].isna().all():
        empty.nothing_found("No quarter has a loss with a known root cause.")
        return
    figure.show(
        figures_causes.causes_by_quarter,
        found,
        report="causes_by_period",
        caption=captions.of_quarters(found),
        key="causes_by_quarter",
        leads_to=figure.behind_point,
    )


def one_cause(chosen: filters.Filters) -> None:
    """One cause: what it is, its losses, its best quotes, and what looks like it and is not."""
    st.header("One cause, in their words")
    known = session.report("share_of_losses_by_cause", **chosen.parameters)["cause"].tolist()
    if not known:
        return
    cause = st.selectbox(
        "Cause", known, format_func=wording.cause, key="cause_in_words", bind="query-params", width=320
    )
    passage(literal(session.ask(own_causes.definition, cause=cause)), name="under")
    asked = chosen.parameters | {"cause": cause}
    left, right = st.columns(2, gap="large")
    with left:
        st.markdown("**The best quotes**")
        quotes(session.ask(loss_list.best_quotes, **asked, status="asserted"))
    with right:
        st.markdown("**Near misses: it came up, and was not the reason**")
        quotes(session.ask(loss_list.best_quotes, **asked, status="not asserted"))


def quotes(found: list[dict[str, Any]]) -> None:
    """Quotes with the account and the way to the place in the transcript."""
    for quote in found:
        about = f"{literal(quote['account_name'])} · {wording.status(quote['status'])} · {quote['score']:.0%} sure"
        with st.container(gap="xxsmall"):
            colour = palette.cause_colour(quote["cause"])
            passage(f"“{literal(quote['words'])}”<small>{about}</small>", name="quote", colour=colour)
            key = f"quote_{quote['evidence_id']}"
            if st.button(
                "Read it in the interview", key=key, type="tertiary", icon=":material/arrow_forward:"
            ):
                figure.open_losses({"loss": quote["loss_id"], "mark": str(quote["evidence_id"])})
    if not found:
        st.caption("No such words are stored.")


if empty.leads_elsewhere():
    st.stop()
filtered = filters.head("Root causes")
ranked(filtered)
over_time(filtered)
one_cause(filtered)
