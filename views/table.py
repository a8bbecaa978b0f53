"""One way to show a table: headings in words with units, numbers and days in the reader's locale, a download."""

from collections.abc import Callable
from typing import Any

import pandas as pd
import streamlit as st

from analysis import columns, download, locales
from views import session
from views.text import literal, passage

FITS = 15  # rows that a table shows without scrolling
TALL = 560  # pixels of a longer one
NAME = 170  # pixels of an account's name: on a phone the column beside it is seen too


def show(
    frame: pd.DataFrame, *, key: str, opens: Callable[[Any], None] | None = None, **options: Any
) -> None:
    """A table of numbers and words. `opens` is given a chosen row, as a dict of the frame's own values."""
    row = _shown(frame, key=key, chooses=opens is not None, **options)
    if opens and row is not None:
        opens(frame.iloc[row].to_dict())


def choose(frame: pd.DataFrame, *, key: str, **options: Any) -> int | None:
    """A table of which one row can be chosen. Returns the place of that row; None while there is none."""
    return _shown(frame, key=key, chooses=True, **options)


def _shown(frame: pd.DataFrame, *, key: str, chooses: bool, **options: Any) -> int | None:
    picked = st.dataframe(
        columns.worded(frame),
        key=key,
        hide_index=True,
        alt=f"Table of {len(frame)} rows: {', '.join(map(str, frame.columns))}.",
        on_select="rerun" if chooses else "ignore",
        selection_mode="single-row",
        placeholder="—",
        height="content" if len(frame) < FITS else TALL,
        **{"column_config": configured(frame)} | options,
    )
    if len(frame) >= FITS:
        cut = f"Paper shows the first rows of {locales.number(len(frame))}; the CSV has all."
        passage(literal(cut), name="caption only-on-paper")
    rows = picked["selection"]["rows"] if chooses else []
    return rows[0] if rows else None


def configured(frame: pd.DataFrame) -> dict[str, Any]:
    """How each column of a report is shown."""
    return {name: column(name, frame) for name in frame.columns}


def column(name: str, frame: pd.DataFrame, label: str = "") -> Any:
    """One column by what it holds: a share in per cent, an amount with its currency, a day, a number, words."""
    kind = columns.kind_of(name, frame)
    currency = columns.currency_of(name, frame, reporting=session.currency())
    words = label or columns.heading(name, kind, currency=currency)
    if kind == "share":
        whole = None if columns.is_fine(name) else "%d %%"  # tenths are written by `columns.worded`
        return st.column_config.NumberColumn(words, format=whole)
    if kind in ("money", "number"):
        return st.column_config.NumberColumn(words, format="localized")
    return day(words) if kind == "day" else st.column_config.Column(words)


def number(label: str, **options: Any) -> Any:
    """A column of plain numbers."""
    return st.column_config.NumberColumn(label, format="localized", **options)


def money(label: str, **options: Any) -> Any:
    """A column of amounts in the reporting currency, which its heading names."""
    words = columns.heading(label, "money", currency=session.currency())
    return st.column_config.NumberColumn(words, format="localized", **options)


def account(label: str = "Account") -> Any:
    """The column of the accounts' names, narrow enough to leave a phone room for what became of them."""
    return st.column_config.TextColumn(label, width=NAME)


def day(label: str, **options: Any) -> Any:
    """A column of days, written as sentences write them."""
    return st.column_config.DateColumn(label, format=locales.days_in_tables(), **options)


def csv_button(rows: pd.DataFrame | Callable[[], pd.DataFrame], name: str) -> None:
    """Download of a table in which no cell is a formula.

    Rows that take a while are asked for at the click, by a function that knows no session: it runs in another thread.
    """
    st.download_button(
        "CSV",
        lambda: download.csv_of(rows() if callable(rows) else rows),
        file_name=f"{name}.csv",
        mime="text/csv",
        key=f"csv_{name}",
        icon=":material/download:",
        on_click="ignore",
    )
