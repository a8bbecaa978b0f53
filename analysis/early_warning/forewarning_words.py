"""The back-test, the days of warning and the chance of a save, in sentences and in tables of words."""

import pandas as pd

from analysis import locales, sentences, wording
from analysis.early_warning.backtest import EARLY_DAYS, IN_USE, TOO_LATE_DAYS
from analysis.early_warning.saves import FOLLOWED_DAYS
from analysis.early_warning.signals import Step
from analysis.rates import Rate, wilson

FEW_TO_TRUST = 10
ALERT_OUTCOMES = {
    "early": f"Early: {TOO_LATE_DAYS + 1} to {EARLY_DAYS} days before the notice",
    "late": f"Late: {TOO_LATE_DAYS} days or fewer",
    "false": f"False: no notice within {EARLY_DAYS} days",
    "open": "Too soon to say",
}
SAVE_OUTCOMES = {
    "saved": f"Stayed {FOLLOWED_DAYS} days",
    "lost": f"Gave notice within {FOLLOWED_DAYS} days",
    "still followed": "Still followed",
}


def of_trust(frame: pd.DataFrame) -> str:
    """What leaves it open how far a sign may be trusted, in words short enough to stand above the list."""
    if not frame["alerts"].any():
        return "How far a sign may be trusted cannot be told: nothing on record shows one before a loss."
    row = in_use(frame)
    out = came_out(row)
    if not out.base:
        return "How far a sign may be trusted cannot be told yet: it is not known of any how it came out."
    return f"{left_open(out, int(row['open']))}A sign is a reason to ask the customer, not a forecast."


def worth(frame: pd.DataFrame) -> list[tuple[str, str]]:
    """('4 of 4', 'alerts came early enough') and so on: what the warning in use was worth, in four short figures."""
    row = in_use(frame)
    out, told = came_out(row), foreseen(row)
    if not out.base:
        return []
    figures = [(out.text(), f"{sentences.fitting(out.base, 'alert', 'alerts')} came early enough")]
    if told.base:
        figures.append((told.text(), f"{sentences.fitting(told.base, 'loss', 'losses')} with notes foreseen"))
    if out.count:
        median = "" if pd.isna(row["lead_days"]) else ", the median"
        figures.append((lead_text(row), f"days before the notice{median}"))
    return [*figures, (locales.number(row["alerts_a_week"], 1), "alerts a week")]


def lead_text(row: pd.Series) -> str:
    """The median lead time with its interval; below five alerts the shortest and the longest."""
    if pd.isna(row["lead_days"]) and not pd.isna(row["lead_days_least"]):
        least, most = (locales.number(row[f"lead_days_{end}"]) for end in ("least", "most"))
        return least if least == most else f"{least} to {most}"
    return days_text(row["lead_days"], row["lead_days_low"], row["lead_days_high"])


def left_open(out: Rate, still_open: int) -> str:
    """What so few alerts leave open, below five too, where no share stands; and how many are still to come out."""
    open_yet = ""
    if still_open:
        open_yet = f"{sentences.count_of(still_open, 'alert is', 'alerts are')} too recent to tell"
    if out.base >= FEW_TO_TRUST:
        return f"{open_yet}. " if open_yet else ""
    (low,), (high,) = wilson([out.count / out.base], [out.base])
    anywhere = sentences.interval(float(low), float(high))
    return (
        f"So few prove nothing: by chance alone the true share may lie anywhere within {anywhere}"
        f"{f', and {open_yet}' if open_yet else ''}. "
    )


def in_use(frame: pd.DataFrame) -> pd.Series:
    """The threshold in use, which sentences speak of: any sign puts an account on the list."""
    step, score = IN_USE
    return frame[(frame["least_step"] == step) & (frame["least_score"] == score)].iloc[0]


def came_out(row: pd.Series) -> Rate:
    """Early alerts, of those of which it is known how they came out."""
    return Rate(int(row["early"]), int(row["early"] + row["late"] + row["false"]))


def foreseen(row: pd.Series) -> Rate:
    """Losses with an early alert, of those about which anybody wrote in the year before."""
    return Rate(int(row["losses_foreseen"]), int(row["losses_with_records"]))


def of_alerts(frame: pd.DataFrame) -> str:
    """What the table of thresholds rests on, and what makes it look better than it is."""
    if not frame["alerts"].any():
        return "No note or call on record shows a sign, so what an alert would have been worth cannot be told yet."
    row = in_use(frame)
    told, unwritten = foreseen(row), int(row["losses"] - row["losses_with_records"])
    rests_on = (
        f"The past replayed, each day with only what was written before it. It rests on "
        f"{sentences.count_of(told.base, 'loss', 'losses')} about which anybody had written in the year before; about "
        f"the other {locales.number(unwritten)} nobody had."
    )
    if not came_out(row).base:
        return f"{rests_on} Of no alert is it known yet how it came out."
    return (
        f"{rests_on} An alert is right where the notice came {TOO_LATE_DAYS + 1} to {EARLY_DAYS} days later. "
        "Where calls are kept mostly of accounts that left, alerts look better than they are."
    )


def alert_table(frame: pd.DataFrame) -> pd.DataFrame:
    """`alerts_by_threshold` with counts and intervals as words."""
    shown = frame[["least_score", "alerts", "alerts_a_week", "open"]].copy()
    shown["least_step"] = [wording.step(step) for step in frame["least_step"]]
    shown["precision"] = [came_out(row).text() for _, row in frame.iterrows()]
    shown["recall"] = [foreseen(row).text() for _, row in frame.iterrows()]
    shown["lead"] = [lead_text(row) for _, row in frame.iterrows()]
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
    """`days_of_warning` as words: all causes first, then each."""
    counted = [
        (
            "All" if row["cause"] == "all" else wording.cause(row["cause"]),
            "Any" if row["step"] == "any" else wording.step(row["step"]),
            Rate(int(row["without_signal"]), int(row["losses"])).text(),
            days_text(row["median_days"], row["low_days"], row["high_days"]),
            Rate(int(row["in_own_notes"]), int(row["losses"])).text(),
        )
        for _, row in frame.iterrows()
    ]
    return pd.DataFrame(counted, columns=["cause", "step", "without", "median", "own"])


def of_saves(frame: pd.DataFrame) -> str:
    """What the chances of a save rest on."""
    came_out = int((frame["saved"] + frame["lost"]).sum())
    return (
        f"The chance of a save by step, from signs written at the time, each account followed for "
        f"{FOLLOWED_DAYS} days: {sentences.count_of(came_out, 'case')} came out. Where calls are kept mostly of "
        "accounts that left, the counts look worse than the truth; where there are too few, the model's words stand."
    )


def save_table(frame: pd.DataFrame) -> pd.DataFrame:
    """`chance_of_save` as words; where too few came out for a share, the chance is the model's."""
    stayed = [Rate(int(row["saved"]), int(row["saved"] + row["lost"])) for _, row in frame.iterrows()]
    return pd.DataFrame(
        {
            "step": [wording.step(step) for step in frame["step"]],
            "saved": [rate.text() for rate in stayed],
            "chance": [
                f"{says}, says the model; too few came out" if rate.share is None else sentences.percent(rate.share, 0)
                for rate, says in zip(stayed, frame["model_says"], strict=True)
            ],
            "still_followed": frame["still_followed"],
            "accounts": frame["accounts"],
        }
    )  # fmt: skip


def of_alerts_listed(found: pd.DataFrame, least_step: Step, least_score: float) -> str:
    """'The past replayed, 18 alerts from step 2 on: 5 early, 2 late, 8 false, 3 too soon to say.'"""
    row = found.iloc[0]
    parts = {"early": "early", "late": "late", "false": "false", "open": "too soon to say"}
    counts = ", ".join(f"{locales.number(row[f'all_{name}'])} {words}" for name, words in parts.items())
    number, score = least_step.removeprefix("step"), locales.number(least_score, 1)
    alerts = sentences.count_of(int(row["found"]), "alert")
    return f"The past replayed, {alerts} from step {number} on with a score of at least {score}: {counts}."


def alerts_listed(found: pd.DataFrame) -> pd.DataFrame:
    """`alerts_behind_threshold` as it is read."""
    return _with_names(found).assign(
        step=found["step"].map(wording.step), outcome=found["outcome"].map(ALERT_OUTCOMES)
    )


def of_accounts_listed(found: pd.DataFrame, step: Step) -> str:
    """'By words written at the time, 18 accounts stood at step 3, due diligence: 6 stayed 180 days, …'"""
    row = found.iloc[0]
    accounts = sentences.count_of(int(row["found"]), "account")
    stayed, left, followed = (
        locales.number(row[f"all_{name}"]) for name in ("saved", "lost", "still_followed")
    )
    return (
        f"By words written at the time, {accounts} stood at step {step.removeprefix('step')}, "
        f"{wording.step(step).lower()}: {stayed} gave no notice within {FOLLOWED_DAYS} days, {left} did, "
        f"{followed} {sentences.fitting(int(row['all_still_followed']), 'is', 'are')} still followed."
    )


def accounts_listed(found: pd.DataFrame) -> pd.DataFrame:
    """`accounts_behind_saves` as it is read."""
    return _with_names(found).assign(outcome=found["outcome"].map(SAVE_OUTCOMES))


def _with_names(found: pd.DataFrame) -> pd.DataFrame:
    """An account without a name is called by its id."""
    names = found["account_name"].fillna(found["account_id"])
    return found.assign(account_name=names, owner=found["owner"].fillna("—"))


def days_text(median: float, low: float, high: float) -> str:
    """'44 (30 to 68)'; a dash where there are too few."""
    if pd.isna(median):
        return "too few"
    days = locales.number(median)
    return days if pd.isna(low) else f"{days} ({locales.number(low)} to {locales.number(high)})"
