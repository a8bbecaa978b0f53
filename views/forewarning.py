"""What a warning is worth: the past replayed, the days of warning there were, the chance of a save by step."""

import streamlit as st

from analysis import addresses, wording
from analysis.early_warning import backtest, forewarning_words, saves, warning_time
from views import filters, session, short_table, table
from views.text import literal, passage

ALERTS = {
    "least_step": "From step",
    "least_score": table.number("Score at least"),
    "precision": "Right (early, of those that came out)",
    "recall": "Losses foreseen",
    "lead": "Days before the notice",
    "alerts_a_week": table.number("Alerts a week"),
    "alerts": table.number("Alerts"),
    "open": "Too soon to say",
}
SAVES = {
    "step": "Step",
    "accounts": table.number("Accounts"),
    "saved": "Stayed 180 days",
    "chance": "Chance of a save",
    "still_followed": "Still followed",
}
WARNING = {
    "cause": "Root cause",
    "step": "Step",
    "without": "No sign on record",
    "median": "Days of warning",
    "own": "In our own notes",
}


def show(chosen: filters.Filters) -> None:
    """What a sign was worth, at a glance; a click away the three tables that it comes from, each led by a sentence."""
    trust()
    with st.expander(
        "What is a warning worth? Every threshold",
        icon=":material/history:",
        key="forewarning",
        on_change="rerun",
    ) as box:
        if not box.open:
            return
        alerts()
        days(chosen)
        stays()


def alerts() -> None:
    """What alerts would have been worth; a row opens those of its threshold."""
    found = session.ask(backtest.alerts_by_threshold)
    passage(literal(forewarning_words.of_alerts(found)), name="under")
    short_table.show(
        found,
        forewarning_words.alert_table,
        report="alerts_by_threshold",
        key="alerts_by_threshold",
        headings=ALERTS,
        leads_to=addresses.of_threshold,
        caption="Choose a row to see its alerts.",
    )


def days(chosen: filters.Filters) -> None:
    """How much warning there was; a row opens the losses that it is counted over."""
    kind = st.segmented_control(
        "Warning before", list(wording.KINDS), format_func=wording.KINDS.get, default="defection",
        required=True, key="warned_kind",
    )  # fmt: skip
    found = session.ask(warning_time.days_of_warning, kind=kind, **chosen.places)
    passage(literal(forewarning_words.of_warning(found)), name="under")
    short_table.show(
        found,
        forewarning_words.warning_table,
        report="days_of_warning",
        key="days_of_warning",
        headings=WARNING,
        leads_to=lambda row: addresses.of_warning(row, kind),
        caption="Choose a row to see the losses of that cause about which anybody wrote in the year before.",
    )


def stays() -> None:
    """The chance of a save; a row opens the accounts that stood at its step."""
    found = session.ask(saves.chance_of_save)
    passage(literal(forewarning_words.of_saves(found)), name="under")
    short_table.show(
        found,
        forewarning_words.save_table,
        report="chance_of_save",
        key="chance_of_save",
        headings=SAVES,
        leads_to=addresses.of_step,
        caption="Choose a row to see its accounts.",
    )


def trust() -> None:
    """How far a sign may be trusted, before anybody does: the threshold in use, played back over the past."""
    found = session.ask(backtest.alerts_by_threshold)
    figures = "".join(
        f"<span><strong>{literal(figure)}</strong> {literal(what)}</span>"
        for figure, what in forewarning_words.worth(found)
    )
    if figures:
        passage(f"<span>What a sign was worth in the past</span>{figures}", name="worth")
    passage(literal(forewarning_words.of_trust(found)), name="caption")
