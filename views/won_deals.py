"""What customers speak of where we won; no loss is behind that, so a row opens the words themselves."""

from typing import Any

import streamlit as st

from analysis import deal_tables, wording
from analysis.figures import palette
from views import figure, filters, session, table
from views.text import literal, passage, quoted


def show(asked: filters.Asked) -> None:
    """The causes that came up, in what way, in how many of the won deals; the words of the row that was chosen."""
    found = session.report("causes_in_won_deals", **asked)
    if found.empty:
        return
    st.header("What do customers speak of where we won?")
    shown = deal_tables.spoken_where_won(found)
    headings = {"cause": "Cause", "status": "How it came up", "deals": "Deals won"}
    row = table.choose(shown, key="won", column_config=headings)
    with st.container(gap="xxsmall"):
        passage("Choose a row to read the words.", name="caption")
        figure.behind(found, report="causes_in_won_deals", key="won_behind")
    if row is not None:
        chosen = found.iloc[row]
        for one in session.ask(
            deal_tables.words_where_won, **asked, cause=chosen["cause"], status=chosen["status"]
        ):
            quote(one)


def quote(one: dict[str, Any]) -> None:
    """The words of one deal."""
    told = f"{wording.status(one['status'])}, {wording.right_in(one['score'])}"
    about = f"{literal(one['account_name'])} · {literal(one['deal_id'])} · {told}"
    colour = palette.cause_colour(one["cause"])
    passage(f"{quoted(one['words'])}<small>{about}</small>", name="quote", colour=colour)
