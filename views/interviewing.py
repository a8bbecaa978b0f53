"""Whom to ask next: losses without words, the days left to ask, a guide to print, and how our asking went so far."""

from typing import Any

import streamlit as st

from analysis import addresses, interviewing_words
from analysis.coverage import question_guide
from views import acting, figure, filters, session, short_table, table
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
    nobody = "Nobody has been interviewed about a loss in this view."
    with left:
        short_table.show(
            session.report("days_to_interview", **chosen.parameters),
            interviewing_words.of_timing,
            report="days_to_interview",
            key="days_to_interview",
            title="How soon do we ask?",
            nothing=nobody,
            headings={
                "led_by": "Asked by",
                "losses": table.number("Losses"),
                "days": "Days after the announcement, half of them",
            },
            leads_to=addresses.asked_by,
        )
    with right:
        short_table.show(
            session.report("stated_price_by_lag", **chosen.parameters),
            interviewing_words.of_price,
            report="stated_price_by_lag",
            key="stated_price_by_lag",
            title="Does it change what they say?",
            nothing=nobody,
            caption="Choose a row to see the losses that were asked about in that way.",
            headings={"asked_how": "How they were asked", "price": "Named the price first"},
            leads_to=addresses.asked_in_a_way,
        )
