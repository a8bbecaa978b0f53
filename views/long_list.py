"""A list that a report gives a page at a time: what it comes to in a sentence, the way into a row, all of it as CSV."""

from collections.abc import Callable
from typing import Any

import pandas as pd
import streamlit as st

from analysis import paging
from views import empty, figure, session, table
from views.text import lead


def show(
    asked: dict[str, Any],
    *,
    report: str,
    worded: Callable[[pd.DataFrame], pd.DataFrame],
    every: Callable[..., pd.DataFrame],
    says: Callable[[pd.DataFrame], str],
    headings: dict[str, Any],
    opens: Callable[[Any], None],
    caption: str,
) -> None:
    """One list: how many rows and what they come to in a sentence, a page of them, the way into one, all as CSV."""
    con, key = session.current().con, f"page_{'_'.join(str(value) for value in asked.values())}"
    found = session.report(report, page=st.session_state.get(key, 1), **asked)
    if found.empty:
        empty.nothing_found("Nothing is behind it in this view.")
        return
    lead(says(found))
    row = table.choose(worded(found), key=report, column_config=headings, column_order=list(headings))
    with st.container(horizontal=True, vertical_alignment="center"):
        st.caption(caption, width="stretch")
        table.csv_button(lambda: every(con, **asked), report)
        figure.behind(found, report=report, key=f"{report}_behind", leads_to=None)
    if (total := int(found["found"].iloc[0])) > paging.PAGE_SIZE:
        st.pagination(paging.pages_of(total), key=key)
    if row is not None:
        opens(found.iloc[row])
