"""The back-test, the days of warning and the chance of a save, in sentences and in tables of words."""

import pandas as pd

from analysis import locales, sentences, wording
from analysis.backtest import EARLY_DAYS, TOO_LATE_DAYS
from analysis.rates import Rate
from analysis.saves import FOLLOWED_DAYS

FEW_TO_TRUST = 10


def of_alerts(frame: pd.DataFrame) -> str:
    """What the back-test says before anybody trusts an alert."""
    if not frame["alerts"].any():
        return "No note or call on record shows a sign, so what an alert would have been worth cannot be told yet."
    row = frame[frame["least_step"] == "step2"].iloc[0]
    out = Rate(int(row["early"]), int(row["early"] + row["late"] + row["false"]))
    told = Rate(int(row["losses_foreseen"]), int(row["losses_with_records"]))
    unwritten = int(row["losses"] - row["losses_with_records"])
    trust = " That is too few to trust an alert on." if out.base < FEW_TO_TRUST else ""
    return (
        f"An alert from step 2 on would have come early, {TOO_LATE_DAYS + 1} to {EARLY_DAYS} days before the "
        f"notice, in {out.text()} cases that came out, and foreseen {told.text()} losses about which anybody had "
        f"written in the year before; nothing was written about the other {locales.number(unwritten)}.{trust}"
    )


def alert_table(frame: pd.DataFrame) -> pd.DataFrame:
    """`alerts_by_threshold` with counts and intervals as words."""
    shown = frame[["least_score", "alerts_a_week", "open"]].copy()
    shown["least_step"] = [wording.step(step) for step in frame["least_step"]]
    shown["precision"] = [
        Rate(int(row["early"]), int(row["early"] + row["late"] + row["false"])).text()
        for _, row in frame.iterrows()
    ]
    shown["recall"] = [
        Rate(int(row["losses_foreseen"]), int(row["losses_with_records"])).text()
        for _, row in frame.iterrows()
    ]
    shown["lead"] = [
        days_text(row["lead_days"], row["lead_days_low"], row["lead_days_high"])
        for _, row in frame.iterrows()
    ]
    return shown


def of_warning(frame: pd.DataFrame) -> str:
    """Who gave no warning, then how long the warning was."""
    row = frame[(frame["cause"] == "all") & (frame["step"] == "any")].iloc[0]
    if not row["losses"]:
        return (
            "No loss has a note, call or ticket in the year before it, so no days of warning can be counted."
        )
    without = Rate(int(row["without_signal"]), int(row["losses"])).text()
    third = frame[(frame["cause"] == "all") & (frame["step"] == "step3")].iloc[0]
    noted = Rate(int(third["in_own_notes"]), int(third["losses"])).text()
    return (
        f"Of the losses about which anybody wrote in the year before, {without} gave no sign at all; "
        f"{noted} showed due diligence in our own notes and calls before the notice."
    )


def warning_table(frame: pd.DataFrame) -> pd.DataFrame:
    """`days_of_warning` over all causes, as words."""
    rows = frame[frame["cause"] == "all"]
    return pd.DataFrame(
        {
            "step": ["Any" if step == "any" else wording.step(step) for step in rows["step"]],
            "without": [Rate(int(r["without_signal"]), int(r["losses"])).text() for _, r in rows.iterrows()],
            "median": [
                days_text(r["median_days"], r["low_days"], r["high_days"]) for _, r in rows.iterrows()
            ],
            "own": [Rate(int(r["in_own_notes"]), int(r["losses"])).text() for _, r in rows.iterrows()],
        }
    )


def of_saves(frame: pd.DataFrame) -> str:
    """What the chances of a save rest on."""
    came_out = int((frame["saved"] + frame["lost"]).sum())
    return (
        f"The chance of a save by step, from signals written at the time, each account followed for "
        f"{FOLLOWED_DAYS} days: {sentences.count_of(came_out, 'case')} came out. Where calls are kept mostly of "
        "accounts that left, the counts look worse than the truth; where there are too few, the model's words stand."
    )


def save_table(frame: pd.DataFrame) -> pd.DataFrame:
    """`chance_of_save` as words."""
    return pd.DataFrame(
        {
            "step": [wording.step(step) for step in frame["step"]],
            "saved": [Rate(int(r["saved"]), int(r["saved"] + r["lost"])).text() for _, r in frame.iterrows()],
            "still_followed": frame["still_followed"],
            "model_says": frame["model_says"],
        }
    )


def days_text(median: float, low: float, high: float) -> str:
    """'44 (30 to 68)'; a dash where there are too few."""
    if pd.isna(median):
        return "too few"
    return f"{median:.0f}" if pd.isna(low) else f"{median:.0f} ({low:.0f} to {high:.0f})"
