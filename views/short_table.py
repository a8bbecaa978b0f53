"""A short table as it is read: a title, rows in words that lead to the losses behind them, and what they rest on."""

from collections.abc import Callable

import pandas as pd
import streamlit as st

from views import empty, figure, table, ways
from views.text import literal, passage
from views.ways import LeadsTo

CHOOSE = "Choose a row to see the losses behind it."


def show(
    found: pd.DataFrame,
    worded: Callable[[pd.DataFrame], pd.DataFrame],
    *,
    report: str,
    key: str,
    headings: dict[str, object],
    leads_to: LeadsTo,
    title: str = "",
    nothing: str = "",
    caption: str = CHOOSE,
) -> None:
    """Show `worded(found)`, row for row the same, headed by `headings`; a chosen row leads on.

    Where nothing was found, `nothing` is said instead; without such a sentence the table is left out.
    """
    if found.empty and not nothing:
        return
    if title:
        st.header(title)
    if found.empty:
        empty.nothing_found(nothing)
        return
    shown = worded(found)
    options = {"column_config": table.configured(shown) | headings, "column_order": list(headings)}
    row = table.choose(shown, key=key, **options)
    if row is not None:
        ways.follow(leads_to(found.iloc[row].to_dict()))
    with st.container(gap="xxsmall"):
        if caption:
            passage(literal(caption), name="caption")
        figure.behind(found, report=report, key=f"{key}_behind", leads_to=leads_to)
