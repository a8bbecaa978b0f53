"""Quarterly review: what the meeting looks at, writes down, takes away as slides, and approves."""

from dataclasses import replace
from datetime import date

import streamlit as st

from analysis.periods import ALL, EXPECTED, PeriodError, parse
from analysis.review import html as review_html
from analysis.review import periods as review_periods
from analysis.review import review
from analysis.review.numbers import ReviewError
from analysis.review.slides import Deck, Slide
from analysis.review.words import printable
from views import acting, empty, meeting, session, ways
from views.text import lead, literal, passage, plain, unbroken

MEDIA = {
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "html": "text/html",
}


def chosen_period() -> tuple[date, date]:
    """The days to review, the last quarter that the data cover by default; they stand in the address.

    Raises:
        PeriodError: what was typed names no period.
    """
    offered = {
        f"{since}..{until}": label for since, until, label in session.ask(review_periods.periods_to_review)
    }
    if "review_period" not in st.session_state:
        st.session_state["review_period"] = asked_in_address(next(iter(offered), ALL))
    name = st.selectbox(
        "Period",
        list(dict.fromkeys([*offered, st.session_state["review_period"]])),
        key="review_period",
        format_func=lambda name: offered.get(name, name),
        accept_new_options=True,
        width=280,
        help=f"Choose one, or type {EXPECTED}. The last day is not part of it.",
    )
    st.query_params["review"] = name
    return review_periods.asked_for(session.current().con, name)


def asked_in_address(default: str) -> str:
    """The period that the address names; a word that names none is dropped with a note."""
    name = st.query_params.get("review", default)
    try:
        parse(name)
    except PeriodError as error:
        st.warning(plain(f"{error} It was dropped."), icon=":material/link_off:")
        return default
    return name


def downloads(deck: Deck, since: date, until: date) -> None:
    """The same review as slides and as one page, written at the click: in a thread that knows no session."""
    con, today = session.current().con, acting.today()
    with st.container(horizontal=True):
        for ending, label in (("pptx", "Slides (PPTX)"), ("html", "One page (HTML)")):
            st.download_button(
                label,
                lambda ending=ending: review.file_of(con, since=since, until=until, today=today, ending=ending),
                file_name=f"retention-review-{since}.{ending}", mime=MEDIA[ending], key=f"download_{ending}",
                icon=":material/download:", on_click="ignore",
            )  # fmt: skip
    st.caption(plain(printable(f"{deck.subtitle}. {deck.made_with}.")))


def picture(slide: Slide) -> str:
    """The chart; on a dark page the one for paper with it, which that page hides."""
    on_paper = review_html.picture_of(slide, is_dark=False)
    if st.context.theme.type != "dark":
        return on_paper
    on_screen = review_html.picture_of(slide, is_dark=True)
    return f'<div class="on-screen">{on_screen}</div><div class="on-paper">{on_paper}</div>'


def show(slide: Slide, since: date, until: date) -> None:
    """One slide as a section of the page: sentence, chart, lines, table, quotes, and what stands behind it."""
    passage(f"<h2>{unbroken(slide.title)}</h2>", name="heading")
    if slide.bars:
        passage(picture(slide), name="chart")
    for line in slide.lines:
        passage(unbroken(line), name="under")
    if slide.table:
        passage(review_html.table_of(slide.table), name="scroll")
    for quote in slide.quotes:
        passage(f"“{literal(quote.words)}”<small>{literal(quote.by)}</small>", name="quote")
    if slide.behind:
        st.caption(plain(printable(slide.behind)))
    ways.page_behind(slide.key, slide.loss_id, since, until)


if empty.leads_elsewhere():
    st.stop()
acting.say_what_was_kept()
try:
    with st.container(horizontal=True, vertical_alignment="bottom", key="head"):
        st.title("Quarterly review", width="stretch")
        since, until = chosen_period()
    deck = session.ask(review.compose, since=since, until=until, today=acting.today())
except (PeriodError, ReviewError) as error:
    st.info(plain(error), icon=":material/event_busy:")
    st.stop()
lead(deck.slides[0].title)
downloads(deck, since, until)
page, notes = st.tabs(["The review", "The meeting"])
with page:
    for number, slide in enumerate(deck.slides):
        show(slide if number else replace(slide, title="In short"), since, until)
with notes:
    meeting.show(since, until)
