"""Each competitor head to head, how long deals take, and what customers speak of where we won."""

import streamlit as st

from analysis import choices, deal_tables
from views import figure, filters, session, table, ways


def show(chosen: filters.Filters) -> None:
    """Three tables of the page Win/loss."""
    asked = {**chosen.places, "since": chosen.period.since, "until": chosen.period.until}
    competitors(asked)
    left, right = st.columns(2, gap="large")
    with left:
        cycle(asked)
    with right:
        won(asked)


def competitors(asked: filters.Asked) -> None:
    """The table of competitors; a row opens the deals lost to that one."""
    found = session.ask(deal_tables.competitors, **asked)
    if found.empty:
        return
    st.header("Head to head")
    table.show(
        found,
        key="head_to_head",
        column_config={
            "competitor": "Competitor",
            "won": st.column_config.NumberColumn("Won", format="localized"),
            "lost": st.column_config.NumberColumn("Lost", format="localized"),
            "rate": "Win rate",
            "won_value": table.money("Won a year"),
            "lost_value": table.money("Lost a year"),
            "median_days_lost": "Days to a loss",
            "median_days_won": "Days to a win",
            "recorded": "Records say",
            "root": "Evidence shows",
        },
        opens=lambda row: ways.open_losses(
            {"kind": "lost_deal", "competitor": choices.digest(row["competitor"])}
        ),
    )
    st.caption("Decided deals that name a competitor. Choose a row to see the deals lost to it.")
    figure.behind(session.report("head_to_head", **asked), report="head_to_head", key="head_to_head_behind")


def cycle(asked: filters.Asked) -> None:
    """Days from opening to closing, by how deals ended."""
    found = session.report("days_to_close_by_outcome", **asked)
    if found.empty:
        return
    st.header("How long do deals take?")
    words = {"outcome": "Ended", "deals": "Deals", "days": "Days, half of them take"}
    table.show(deal_tables.cycle_lengths(found), key="cycle", column_config=words)
    figure.behind(found, report="days_to_close_by_outcome", key="cycle_behind")


def won(asked: filters.Asked) -> None:
    """What customers speak of where we won: the causes that are no reason to leave when they are handled."""
    found = session.report("causes_in_won_deals", **asked)
    if found.empty:
        return
    st.header("What do customers speak of where we won?")
    words = {"cause": "Cause", "status": "It", "deals": "Deals won"}
    table.show(deal_tables.spoken_where_won(found), key="won", column_config=words)
    figure.behind(found, report="causes_in_won_deals", key="won_behind")
