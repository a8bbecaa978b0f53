"""Root causes: which there are, how sure that is, how they differ between groups and over time, in whose words."""

import streamlit as st

from analysis import captions, figures_causes, loss_list, palette, wording
from views import empty, figure, filters, session
from views.text import literal, passage

BASES = {"count": "Losses", "value": "Value", "mentioned": "Mentioned in", "fractional": "Spread"}
GROUPS = {"segment": "Segment", "region": "Region", "owner": "Owner"}


def ranked(chosen: filters.Filters) -> None:
    """Shares of the root causes by count, value or mention, raw or weighted by segment."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        by = st.segmented_control(
            "Count",
            list(BASES),
            format_func=BASES.get,
            default="count",
            required=True,
            key="by",
            bind="query-params",
        )
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
        key="causes",
        caption=captions.of_causes(found, by=by, currency=session.currency()),
        alt=captions.of_causes(found),
        leads_to=figure.behind_cause,
        by=by,
        currency=session.currency(),
        weighted=weighted and by in ("count", "value"),
    )


def over_time(chosen: filters.Filters) -> None:
    """Cause by quarter as a heat map; a row of its table leads on, since a heat map gives no click."""
    st.subheader("When did each cause show?")
    found = session.report("causes_by_period", grain="quarter", kind=chosen.kind, **chosen.places)
    if found["cause"].isna().all():
        empty.nothing_found("No quarter has a loss with a known root cause.")
        return
    figure.show(
        figures_causes.causes_by_quarter,
        found,
        report="causes_by_period",
        key="causes_by_quarter",
        caption=f"Over all the time on record, by the day of the announcement. {captions.CELLS_ARE_SMALL}",
        alt="Heat map of the share of each root cause in each quarter; the table has the numbers.",
        leads_to=figure.behind_point,
    )


def one_cause(chosen: filters.Filters) -> None:
    """One cause: what it is, its losses, its best quotes, and what looks like it and is not."""
    st.subheader("One cause, in their words")
    known = session.report("share_of_losses_by_cause", **chosen.parameters)["cause"].tolist()
    if not known:
        return
    cause = st.selectbox(
        "Cause", known, format_func=wording.cause, key="cause_in_words", bind="query-params", width=320
    )
    passage(literal(wording.definition(cause)), name="under")
    left, right = st.columns(2, gap="large")
    asked = chosen.parameters | {"cause": cause}
    with left:
        st.markdown("**The best quotes**")
        quotes(session.ask(loss_list.best_quotes, **asked, status="asserted"), "No asserted quote is stored.")
    with right:
        st.markdown("**Near misses: it came up, and was not the reason**")
        quotes(session.ask(loss_list.best_quotes, **asked, status="not asserted"), "None is stored.")


def quotes(found: list[dict], nothing: str) -> None:
    """Quotes with the account and the way to the place in the transcript."""
    for quote in found:
        about = f"{literal(quote['account_name'])} · {wording.status(quote['status'])} · {quote['score']:.0%} sure"
        with st.container(gap="xxsmall"):
            passage(
                f"“{literal(quote['words'])}”<small>{about}</small>",
                name="quote",
                colour=palette.cause_colour(quote["cause"]),
            )
            if st.button(
                "Read it in the interview",
                key=f"quote_{quote['evidence_id']}",
                type="tertiary",
                icon=":material/arrow_forward:",
            ):
                figure.open_losses({"loss": quote["loss_id"], "mark": str(quote["evidence_id"])})
    if not found:
        st.caption(nothing)


if empty.leads_elsewhere():
    st.stop()
filtered = filters.head("Root causes")
ranked(filtered)
over_time(filtered)
one_cause(filtered)
