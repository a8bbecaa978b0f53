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
    title: str = "",
    nothing: str = "",
    caption: str = CHOOSE,
    leads_to: LeadsTo | None = None,
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
    _rows(found, worded(found), key=key, headings=headings, leads_to=leads_to)
    with st.container(gap="xxsmall"):
        if leads_to and caption:
            passage(literal(caption), name="caption")
        figure.behind(found, report=report, key=f"{key}_behind", leads_to=leads_to)


def _rows(
    found: pd.DataFrame,
    shown: pd.DataFrame,
    *,
    key: str,
    headings: dict[str, object],
    leads_to: LeadsTo | None,
) -> None:
    options = {"column_config": table.configured(shown) | headings, "column_order": list(headings)}
    if leads_to is None:
        table.show(shown, key=key, **options)
        return
    row = table.choose(shown, key=key, **options)
    if row is not None:
        ways.follow(leads_to(found.iloc[row].to_dict()))
