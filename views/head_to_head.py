"""Each competitor head to head, and how long deals take: two tables of the page Win/loss."""

import streamlit as st

from analysis import choices, deal_tables
from views import figure, filters, session

COLUMNS = {
    "won": st.column_config.NumberColumn("Won"),
    "lost": st.column_config.NumberColumn("Lost"),
    "rate": st.column_config.TextColumn("Win rate"),
    "won_value": st.column_config.NumberColumn("Won, a year", format="localized"),
    "lost_value": st.column_config.NumberColumn("Lost, a year", format="localized"),
    "median_days_lost": st.column_config.NumberColumn("Days to a loss"),
    "median_days_won": st.column_config.NumberColumn("Days to a win"),
    "recorded": st.column_config.TextColumn("Records say"),
    "root": st.column_config.TextColumn("Evidence shows"),
}


def show(chosen: filters.Filters) -> None:
    """The table of competitors; a row opens the deals lost to that one."""
    found = session.ask(
        deal_tables.competitors, **chosen.places, since=chosen.period.since, until=chosen.period.until
    )
    if found.empty:
        return
    st.header("Head to head")
    figure.table(
        found,
        key="head_to_head",
        column_config=COLUMNS,
        leads_to=lambda row: {"kind": "lost_deal", "competitor": choices.digest(row["competitor"])},
    )
    st.caption("Decided deals that name a competitor. Choose a row to see the deals lost to it.")
