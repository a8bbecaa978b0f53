"""Whom to ask next: losses without words, the days left to ask, a guide to print, and how our asking went so far."""

from typing import Any

import streamlit as st

from analysis import interviewing_words
from analysis.coverage import question_guide
from views import acting, empty, figure, filters, session, table
from views.text import lead, literal, passage

WAITING = {
    "account_name": "Account",
    "days_left": "Days left to ask",
    "decided_by": "Who decides there",
    "owner": "Owner",
}


def show(chosen: filters.Filters) -> None:
    """The losses still to be asked about; a chosen row shows its questions."""
    found = session.report("losses_not_interviewed", today=acting.today(), **chosen.parameters)
    lead(interviewing_words.of_waiting(found))
    if not found.empty:
        shown = interviewing_words.waiting_table(found)
        headed = table.configured(shown) | WAITING | {"annual_value": table.money("Value a year")}
        order = [
            "account_name",
            "days_left",
            "announced_on",
            "lost_on",
            "annual_value",
            "decided_by",
            "owner",
        ]
        rows = table.choose(shown, key="waiting", column_config=headed, column_order=order)
        st.caption("Choose a row for the questions to ask. Those that can still be asked about stand first.")
        figure.behind(found, report="losses_not_interviewed", key="waiting_behind")
        if rows is not None:
            guide(found.iloc[rows].to_dict())
    asking(chosen)


def guide(loss: dict[str, Any]) -> None:
    """The questions for one loss, to read here or to print."""
    st.header("What to ask")
    questions = "".join(f"<li>{literal(question)}</li>" for question in question_guide(loss))
    passage(f"<ol>{questions}</ol>", name="under")
    st.download_button(
        "Question guide to print",
        lambda: interviewing_words.guide_to_print(loss),
        file_name="question-guide.txt",
        mime="text/plain",
        icon=":material/print:",
        on_click="ignore",
    )


def asking(chosen: filters.Filters) -> None:
    """How soon we ask and who asks, and whether that changes what customers say first."""
    left, right = st.columns(2, gap="large")
    with left:
        part(
            "How soon do we ask?",
            session.report("days_to_interview", **chosen.parameters),
            interviewing_words.of_timing,
            {"led_by": "Asked by", "losses": "Losses", "days": "Days after the announcement, half of them"},
            report="days_to_interview",
        )
    with right:
        part(
            "Does it change what they say?",
            session.report("stated_price_by_lag", **chosen.parameters),
            interviewing_words.of_price,
            {"asked_how": "How they were asked", "group_name": "", "price": "Named the price first"},
            report="stated_price_by_lag",
        )


def part(title: str, found: Any, worded: Any, words: dict[str, str], *, report: str) -> None:
    """A short table with what is behind it."""
    st.header(title)
    if found.empty:
        empty.nothing_found("Nobody has been interviewed about a loss in this view.")
        return
    table.show(worded(found), key=report, column_config=words)
    figure.behind(found, report=report, key=f"{report}_behind")
