"""What the page behind a figure lists, as an address asks for it: accounts, deals that ended, or alerts."""

from typing import Any

import pandas as pd

from analysis import narrowing, periods, rows_behind, wording
from analysis.early_warning.backtest import THRESHOLDS
from analysis.early_warning.signals import STEPS
from analysis.narrowing import Word
from analysis.sentences import amount, count_of, fitting, in_period, isolated
from queries import store

MOVED = {
    "unchanged": "Pays the same",
    "new": "New",
    "returned": "Came back",
    "expansion": "Pays more",
    "contraction": "Pays less",
    "lost": "Left",
}
ENDED = {
    "any": "ended",
    "decided": "decided",
    "won": "won",
    "lost": "lost",
    "no_decision": "ended without a decision",
    "withdrawn": "withdrawn",
    "disengaged": "ended by us",
}


def _threshold(_con: store.Connection, text: str) -> dict[str, Any] | None:
    """'step2.0.5': from step 2 on, with a score of 0.5 at least; only what the table of alerts shows."""
    return next(
        (
            {"least_step": step, "least_score": score}
            for step, score in THRESHOLDS
            if text == f"{step}.{score}"
        ),
        None,
    )


FIELDS = {  # words of the address that narrow deals, as the report takes them
    "ended": "outcome",
    "competitor": "competitor",
    "deal_type": "deal_type",
    "size": "size_band",
    "without": "without",
    "opened": "is_opened",
}
WORDS = {
    "stood": Word(narrowing.one_of(*STEPS), str),
    "alerts": Word(_threshold, str),
    "moved": Word(narrowing.one_of(*rows_behind.PARTS), str),
    "ended": Word(narrowing.one_of(*ENDED), str),
    "competitor": Word(
        narrowing.WORDS["competitor"].means,
        lambda name: "that name no competitor" if name == "(none)" else f"against {isolated(name)}",
    ),
} | {name: narrowing.WORDS[name] for name in ("deal_type", "size", "without", "opened")}


def understood(
    con: store.Connection, *, asked: tuple[tuple[str, str], ...]
) -> tuple[dict[str, Any], list[str]]:
    """What the words of an address mean, and a note for each that means nothing here."""
    found = {name: WORDS[name].means(con, text) for name, text in asked}
    notes = [
        f"'{name}={text}' in the address fits nothing on record; it was dropped."
        for name, text in asked
        if found[name] is None
    ]
    return {name: meant for name, meant in found.items() if meant is not None}, notes


def narrowed(meant: dict[str, Any]) -> dict[str, Any]:
    """The words of an address as the report on deals takes them."""
    asked = {FIELDS[name]: value for name, value in meant.items() if name in FIELDS}
    if asked.get("outcome") == "any":
        del asked["outcome"]
    if "size_band" in asked:
        asked["size_band"] = asked["size_band"][0]
    return asked | ({"is_opened": True} if "is_opened" in asked else {})


def accounts_in_words(found: pd.DataFrame, part: str, period: periods.Period, currency: str) -> str:
    """'In 2024, 18 accounts came, and paid £341,688 a year at the end.'"""
    when, all_of = in_period(period.label, period.since), found.iloc[0]
    accounts = count_of(int(all_of["found"]), "account")
    were = fitting(int(all_of["found"]), "was", "were")
    sums = {
        name: amount(abs(all_of[f"all_{name}_value"]), currency)
        for name in ("start", "change", "kept", "end")
    }
    if part == "start":
        paid = f"{were} there on the first day and paid {sums['start']} a year"
        kept = f"{sums['kept']} of it was kept to the end, {sums['end']} with what those who stayed added"
        return f"{when}, {accounts} {paid}; {kept}."
    said = {
        "new": f"{accounts} came, and paid {sums['end']} a year at the end",
        "returned": f"{accounts} came back, and paid {sums['end']} a year at the end",
        "expansion": f"{accounts} came to pay more, {sums['change']} a year together",
        "contraction": f"{accounts} came to pay less, {sums['change']} a year together",
        "lost": f"{accounts} left, who had paid {sums['start']} a year",
        "end": f"{accounts} {were} there at the end, and paid {sums['end']} a year",
    }
    return f"{when}, {said[part]}."


def deals_in_words(found: pd.DataFrame, meant: dict[str, Any], period: periods.Period, currency: str) -> str:
    """'In 2024, 68 deals were decided, worth £1.64 million a year.', with what else the address asks for."""
    total, value = int(found["found"].iloc[0]), found["all_values"].iloc[0]
    ended = meant.get("ended", "any")
    way = "" if ended in ("any", "no_decision", "disengaged") else f"{fitting(total, 'was', 'were')} "
    like = "".join(
        f" {WORDS[name].says(value)}" for name, value in meant.items() if name in FIELDS and name != "ended"
    )
    worth = f", worth {amount(value, currency)} a year" if value == value and value else ""
    deals = count_of(total, "deal")
    return f"{in_period(period.label, period.since)}, {deals}{like} {way}{ENDED[ended]}{worth}."


def accounts_worded(found: pd.DataFrame) -> pd.DataFrame:
    """`accounts_behind_bridge` as it is read."""
    return found.assign(what_happened=found["part"].map(MOVED))


def deals_worded(found: pd.DataFrame) -> pd.DataFrame:
    """`deals` as it is read, values in the reporting currency."""
    told = found.fillna({"competitor": "—", "recorded_reason": "—", "owner": "—"})
    return told.assign(ended=found["outcome"].map(wording.OUTCOMES), annual_value=found["reporting_value"])
