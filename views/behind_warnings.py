"""The accounts and the alerts that the worth of a warning is reckoned from."""

from typing import Any

from analysis.early_warning import backtest, forewarning_words, saves
from views import long_list, table, ways

OPENS = "Choose a row to open the post-mortem of the next notice, or the account where none followed."


def accounts(step: Any) -> None:
    """The accounts that stood at a step, and what became of each."""
    long_list.show(
        {"step": step},
        report="accounts_behind_saves",
        worded=forewarning_words.accounts_listed,
        every=saves.every_account,
        says=lambda found: forewarning_words.of_accounts_listed(found, step),
        headings={
            "account_name": table.account(),
            "outcome": "What became of it",
            "seen_on": table.day("First sign"),
            "announced_on": table.day("Next notice"),
            "owner": "Owner",
        },
        opens=ways.open_account,
        caption=OPENS,
    )


def alerts(threshold: dict[str, Any]) -> None:
    """The alerts that a threshold would have raised, and how each came out."""
    long_list.show(
        threshold,
        report="alerts_behind_threshold",
        worded=forewarning_words.alerts_listed,
        every=backtest.every_alert,
        says=lambda found: forewarning_words.of_alerts_listed(found, **threshold),
        headings={
            "account_name": table.account(),
            "outcome": "How it came out",
            "seen_on": table.day("Alert on"),
            "days_before_notice": table.number("Days before the notice"),
            "step": "Step",
            "score": table.number("Score"),
            "owner": "Owner",
        },
        opens=ways.open_account,
        caption=OPENS,
    )
