"""What a warning is worth: the past replayed, the days of warning there were, the chance of a save by step."""

from collections.abc import Callable

import pandas as pd
import streamlit as st

from analysis import wording
from analysis.early_warning import backtest, forewarning_words, saves, warning_time
from views import filters, session, short_table, table
from views.text import literal, passage

ALERTS = {
    "least_step": "From step",
    "least_score": table.number("Score at least"),
    "alerts_a_week": table.number("Alerts a week"),
    "precision": "Right (early, of those that came out)",
    "recall": "Losses foreseen",
    "lead": "Days before the notice",
    "open": "Too soon to say",
}
SAVES = {
    "step": "Step",
    "saved": "Stayed 180 days",
    "chance": "Chance of a save",
    "still_followed": "Still followed",
}
WARNING = {
    "cause": "Root cause",
    "step": "Step",
    "without": "No signal on record",
    "median": "Days of warning",
    "own": "In our own notes",
}


def show(chosen: filters.Filters) -> None:
    """Three tables, each led by a sentence; how far to trust a sign stands above the list of accounts too."""
    with st.expander(
        "What is a warning worth? The past replayed",
        icon=":material/history:",
        key="forewarning",
        on_change="rerun",
    ) as box:
        if not box.open:
            return
        alerts = session.ask(backtest.alerts_by_threshold)
        passage(literal(forewarning_words.of_alerts(alerts)), name="under")
        _table(alerts, forewarning_words.alert_table, ALERTS, report="alerts_by_threshold")
        kind = st.segmented_control(
            "Warning before", list(wording.KINDS), format_func=wording.KINDS.get, default="defection",
            required=True, key="warned_kind",
        )  # fmt: skip
        warned = session.ask(warning_time.days_of_warning, kind=kind, **chosen.places)
        passage(literal(forewarning_words.of_warning(warned)), name="under")
        _table(warned, forewarning_words.warning_table, WARNING, report="days_of_warning")
        saved = session.ask(saves.chance_of_save)
        passage(literal(forewarning_words.of_saves(saved)), name="under")
        _table(saved, forewarning_words.save_table, SAVES, report="chance_of_save")


def trust() -> None:
    """How far a sign may be trusted, before anybody does."""
    alerts = session.ask(backtest.alerts_by_threshold)
    passage(literal(forewarning_words.of_trust(alerts)), name="caption")


def _table(
    found: pd.DataFrame,
    worded: Callable[[pd.DataFrame], pd.DataFrame],
    headings: dict[str, object],
    *,
    report: str,
) -> None:
    short_table.show(found, worded, report=report, key=report, headings=headings)
