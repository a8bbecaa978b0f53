"""What an alert would have been worth: the past replayed, at each day with only what was written before it.

An alert is the first day on which an account's words reach a threshold, with none in the 90 days before. It came
early when the notice followed within 15 to 180 days; 14 days or less is too late to act on; no notice within
180 days makes it a false alarm; until they have passed nobody can say.
"""

from typing import Any

import numpy as np
import pandas as pd

from analysis import paging
from analysis.early_warning.signals import LEAST_SCORE, STEPS, WINDOW_DAYS, Step, which_count
from analysis.early_warning.warning_time import median_with_interval
from analysis.filters import expect
from analysis.rates import Rate
from queries import store

QUIET_DAYS = 90
TOO_LATE_DAYS = 14
EARLY_DAYS = 180
SCORES = (LEAST_SCORE, 0.7, 0.9)
THRESHOLDS: tuple[tuple[Step, float], ...] = tuple((step, score) for step in STEPS[:3] for score in SCORES)
IN_USE = THRESHOLDS[0]  # any sign that counts puts an account among those at risk
OUTCOMES = ("early", "late", "false", "open")
ALERT_COLUMNS = (
    "account_id", "account_name", "owner", "seen_on", "step", "score", "outcome", "days_before_notice", "loss_id",
    "found", *(f"all_{name}" for name in OUTCOMES),
)  # fmt: skip
FAR_APART = 10_000_000  # days: no two accounts come near each other on one line of days


def alerts_by_threshold(con: store.Connection) -> pd.DataFrame:
    """Per threshold: alerts, how they came out, precision and recall with intervals, lead time, alerts a week.

    The first is the threshold in use. Precision: early alerts / alerts that came out, early, late or false. Recall:
    losses with an early alert / losses about which anybody wrote in the year before. `low`, `high` are Wilson's.
    Below five early alerts there is no median lead time; `lead_days_least` and `lead_days_most` are its ends.
    """
    seen = words_seen(con)
    notices = int(store.value(con, "notices_with_records", "action", window_days=WINDOW_DAYS))
    span = store.frame(con, "days_written", "action").iloc[0]
    weeks = weeks_between(span["first_written_on"], span["last_written_on"])
    lines = [threshold_line(seen, notices, weeks, step, score) for step, score in THRESHOLDS]
    frame = pd.DataFrame(lines)
    frame.insert(list(frame.columns).index("losses_with_records") + 1, "losses", span["losses_announced"])
    measures = [name for name in frame.columns if name.startswith(("precision_", "recall_", "lead_"))]
    return frame.astype(dict.fromkeys(measures, float))


def alerts_behind_threshold(
    con: store.Connection, *, least_step: Step = IN_USE[0], least_score: float = IN_USE[1], page: int = 1
) -> pd.DataFrame:
    """The alerts that `alerts_by_threshold` counts at one threshold, the latest first, 200 to a page.

    Returns:
        account_id, account_name, owner, seen_on (day of the alert), step, score, outcome (early, late, false, open),
        days_before_notice and loss_id (next notice, however late; missing without one), found (alerts on all pages),
        and of these all_early, all_late, all_false, all_open.
    """
    raised = _latest_first(con, least_step, least_score)
    return _named(con, paging.page_of(raised, page))


def every_alert(con: store.Connection, *, least_step: Step, least_score: float) -> pd.DataFrame:
    """All the alerts that `alerts_behind_threshold` gives page by page, for a download."""
    return _named(con, _latest_first(con, least_step, least_score))


def _latest_first(con: store.Connection, least_step: Step, least_score: float) -> pd.DataFrame:
    expect("least_step", least_step, STEPS)
    raised = alerts(words_seen(con), least_step=least_step, least_score=least_score)
    counts = {f"all_{name}": (raised["outcome"] == name).sum() for name in OUTCOMES}
    return raised.assign(found=len(raised), **counts).sort_values(
        ["day_number", "account_number"], ascending=[False, True], ignore_index=True
    )


def _named(con: store.Connection, raised: pd.DataFrame) -> pd.DataFrame:
    """Alerts with whose they are, row by row: the replay itself knows accounts and days by their numbers alone."""
    names = store.frame(
        con,
        "accounts_of_alerts",
        "action",
        account_numbers=raised["account_number"].tolist(),
        day_numbers=raised["day_number"].tolist(),
    )
    steps = "step" + raised["step_number"].astype(str)
    named = names.merge(raised.assign(step=steps), on=["account_number", "day_number"], validate="one_to_one")
    return named[list(ALERT_COLUMNS)]


def words_seen(con: store.Connection) -> pd.DataFrame:
    """Every day on which an account's words show a step, and how an alert of that day would have come out."""
    return seen_of(store.frame(con, "alerts_by_threshold", **which_count(con)))


def seen_of(rows: pd.DataFrame) -> pd.DataFrame:
    """Rows of the query, by account and day, with the `outcome` that an alert of that day would have."""
    return rows.assign(outcome=outcomes(rows["days_before_notice"], rows["days_followed"]))


def outcomes(days_before_notice: pd.Series, days_followed: pd.Series) -> np.ndarray:
    """'early', 'late', 'false' or 'open' for each day; without a notice to come, `days_before_notice` is missing."""
    before = days_before_notice.to_numpy(dtype=float, na_value=np.nan)
    followed = days_followed.to_numpy(dtype=float)
    rules = [before <= TOO_LATE_DAYS, before <= EARLY_DAYS, followed > EARLY_DAYS]
    return np.select(rules, ["late", "early", "false"], default="open")


def alerts(seen: pd.DataFrame, *, least_step: Step, least_score: float) -> pd.DataFrame:
    """The rows of `seen`, by account and day, on which a threshold would have raised an alert.

    Each looks back only, never at a later word: the first day of an account that reaches the threshold, then the
    first one more than 90 days after its last alert, for all accounts at once.
    """
    reached = seen[(seen["step_number"] > STEPS.index(least_step)) & (seen["score"] >= least_score)]
    accounts = reached["account_number"].to_numpy()
    places = accounts * FAR_APART + reached["day_number"].to_numpy()
    at = np.flatnonzero(np.diff(accounts, prepend=-1))
    raised = [at]
    while len(at):
        after = np.searchsorted(places, places[at] + QUIET_DAYS, side="right")
        of_account = np.append(accounts, -1)[after] == accounts[at]
        at = after[of_account]
        raised.append(at)
    return reached.iloc[np.sort(np.concatenate(raised))]


def weeks_between(first: pd.Timestamp, last: pd.Timestamp) -> float:
    """Length of the stretch in which anybody wrote, in weeks, at least one."""
    return 1.0 if pd.isna(first) else max(1.0, ((last - first).days + 1) / 7)


def threshold_line(
    seen: pd.DataFrame, notices: int, weeks: float, step: Step, score: float
) -> dict[str, Any]:
    """One row of `alerts_by_threshold`, but for the count of all losses; `notices` are those with records before."""
    raised = alerts(seen, least_step=step, least_score=score)
    counts = {name: int((raised["outcome"] == name).sum()) for name in OUTCOMES}
    precision = Rate(counts["early"], counts["early"] + counts["late"] + counts["false"])
    early = raised[raised["outcome"] == "early"]
    announced = early["day_number"] + early["days_before_notice"]
    recall = Rate(
        len(pd.DataFrame({"account": early["account_number"], "on": announced}).drop_duplicates()), notices
    )
    lead = early["days_before_notice"].astype(float)
    median, low_days, high_days = median_with_interval(np.asarray(lead, dtype=np.float64))
    return {
        "least_step": step, "least_score": score, "alerts": len(raised), **counts,
        "precision_share": precision.share, "precision_low": precision.low, "precision_high": precision.high,
        "losses_foreseen": recall.count, "losses_with_records": recall.base,
        "recall_share": recall.share, "recall_low": recall.low, "recall_high": recall.high,
        "lead_days": median, "lead_days_low": low_days, "lead_days_high": high_days,
        "lead_days_least": lead.min(), "lead_days_most": lead.max(),
        "alerts_a_week": len(raised) / weeks,
    }  # fmt: skip
