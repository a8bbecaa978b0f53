"""Each competitor head to head, how long deals take, and what customers speak of where we won."""

import streamlit as st

from analysis import addresses, deal_tables
from views import filters, session, short_table, table, won_deals


def show(chosen: filters.Filters) -> None:
    """Three tables of the page Win/loss."""
    asked = {**chosen.places, "since": chosen.period.since, "until": chosen.period.until}
    competitors(asked)
    left, right = st.columns(2, gap="large")
    with left:
        cycle(asked)
    with right:
        won_deals.show(asked)


def competitors(asked: filters.Asked) -> None:
    """The table of competitors; a row opens the deals decided against that one."""
    short_table.show(
        session.report("head_to_head", **asked),
        deal_tables.competitors,
        report="head_to_head",
        key="head_to_head",
        title="Head to head",
        caption="Decided deals that name a competitor. Choose a row to see those deals.",
        headings={
            "competitor": "Competitor",
            "won": table.number("Won"),
            "lost": table.number("Lost"),
            "rate": "Win rate",
            "won_value": table.money("Won a year"),
            "lost_value": table.money("Lost a year"),
            "median_days_won": table.number("Days to a win"),
            "median_days_lost": table.number("Days to a loss"),
            "recorded": "Records say",
            "root": "Evidence shows",
        },
        leads_to=addresses.of_competitor,
    )


def cycle(asked: filters.Asked) -> None:
    """Days from opening to closing, by how deals ended."""
    short_table.show(
        session.report("days_to_close_by_outcome", **asked),
        deal_tables.cycle_lengths,
        report="days_to_close_by_outcome",
        key="cycle",
        title="How long do deals take?",
        caption="Choose a row to see the deals.",
        headings={"outcome": "Ended", "deals": table.number("Deals"), "days": "Median days (middle half)"},
        leads_to=addresses.of_outcome,
    )
