"""What an alert would have been worth: the past replayed, at each day with only what was written before it.

An alert is the first day on which an account's words reach a threshold, with none in the 90 days before. It came
early when the notice followed within 15 to 180 days; 14 days or less is too late to act on; no notice within
180 days makes it a false alarm; until they have passed nobody can say.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from analysis.rates import Rate
from analysis.signals import STEPS, WINDOW_DAYS, Step, step_of
from analysis.warning_time import median_with_interval
from queries import store

QUIET_DAYS = 90
TOO_LATE_DAYS = 14
EARLY_DAYS = 180
SCORES = (0.5, 0.7, 0.9)
THRESHOLDS: tuple[tuple[Step, float], ...] = tuple((step, score) for step in STEPS[:3] for score in SCORES)


@dataclass(frozen=True, slots=True)
class Seen:
    """A signal on a day, and the notice that came next (None while there is none)."""

    account_id: str
    seen_on: date
    step: Step
    score: float
    announced_on: date | None
    observed_until: date


@dataclass(frozen=True, slots=True)
class Alert:
    """A day on which the threshold would have been reached."""

    account_id: str
    raised_on: date
    announced_on: date | None
    observed_until: date

    @property
    def days_before_notice(self) -> int | None:
        return (self.announced_on - self.raised_on).days if self.announced_on else None

    @property
    def outcome(self) -> str:
        """'early', 'late', 'false' or 'open'."""
        days = self.days_before_notice
        if days is not None and days <= EARLY_DAYS:
            return "late" if days <= TOO_LATE_DAYS else "early"
        return "false" if (self.observed_until - self.raised_on).days > EARLY_DAYS else "open"


@dataclass(frozen=True, slots=True)
class Notice:
    """A loss that was announced, and about whose account somebody wrote in the year before."""

    account_id: str
    announced_on: date


def alerts(seen: Iterable[Seen], *, least_step: Step, least_score: float) -> list[Alert]:
    """The alerts that a threshold would have raised. Each looks back only, never at a later word."""
    raised: list[Alert] = []
    last: dict[str, date] = {}
    for signal in sorted(seen, key=lambda s: (s.seen_on, s.account_id)):
        if STEPS.index(signal.step) < STEPS.index(least_step) or signal.score < least_score:
            continue
        before = last.get(signal.account_id)
        if before is None or (signal.seen_on - before).days > QUIET_DAYS:
            last[signal.account_id] = signal.seen_on
            raised.append(
                Alert(signal.account_id, signal.seen_on, signal.announced_on, signal.observed_until)
            )
    return raised


def alerts_by_threshold(con: store.Connection) -> pd.DataFrame:
    """Per threshold: alerts, how they came out, precision and recall with intervals, lead time, alerts a week.

    Precision: early alerts / alerts that came out, early, late or false. Recall: losses with an early alert /
    losses about which anybody wrote in the year before. `low`, `high` are Wilson's.
    """
    seen = seen_of(store.rows(con, "alerts_by_threshold"))
    notices = [
        Notice(row["account_id"], row["announced_on"])
        for row in store.rows(con, "notices_with_records", "action", window_days=WINDOW_DAYS)
    ]
    span = store.rows(con, "days_written", "action")[0]
    weeks = weeks_between(span["first_written_on"], span["last_written_on"])
    lines = [threshold_line(seen, notices, weeks, step, score) for step, score in THRESHOLDS]
    frame = pd.DataFrame(lines)
    frame.insert(list(frame.columns).index("losses_with_records") + 1, "losses", span["losses_announced"])
    measures = [name for name in frame.columns if name.startswith(("precision_", "recall_", "lead_"))]
    return frame.astype(dict.fromkeys(measures, float))


def seen_of(rows: Iterable[Mapping[str, Any]]) -> list[Seen]:
    """Rows of the query as signals; a reason that is no catalyst shows no step and raises nothing."""
    return [
        Seen(
            row["account_id"], row["seen_on"], step, row["score"], row["announced_on"], row["observed_until"]
        )
        for row in rows
        if (step := step_of(row["cause"], row["step"])) and row["observed_until"]
    ]


def weeks_between(first: date | None, last: date | None) -> float:
    """Length of the stretch in which anybody wrote, in weeks, at least one."""
    return max(1.0, ((last - first).days + 1) / 7) if first and last else 1.0


def threshold_line(
    seen: Sequence[Seen], notices: Sequence[Notice], weeks: float, step: Step, score: float
) -> dict[str, Any]:
    """One row of `alerts_by_threshold`, but for the count of all losses."""
    raised = alerts(seen, least_step=step, least_score=score)
    outcomes = Counter(alert.outcome for alert in raised)
    precision = Rate(outcomes["early"], outcomes["early"] + outcomes["late"] + outcomes["false"])
    early = {(alert.account_id, alert.announced_on) for alert in raised if alert.outcome == "early"}
    recall = Rate(sum((n.account_id, n.announced_on) in early for n in notices), len(notices))
    lead = [alert.days_before_notice or 0 for alert in raised if alert.outcome == "early"]
    median, low_days, high_days = median_with_interval(lead)
    return {
        "least_step": step, "least_score": score, "alerts": len(raised),
        "early": outcomes["early"], "late": outcomes["late"], "false": outcomes["false"], "open": outcomes["open"],
        "precision_share": precision.share, "precision_low": precision.low, "precision_high": precision.high,
        "losses_foreseen": recall.count, "losses_with_records": recall.base,
        "recall_share": recall.share, "recall_low": recall.low, "recall_high": recall.high,
        "lead_days": median, "lead_days_low": low_days, "lead_days_high": high_days,
        "alerts_a_week": len(raised) / weeks,
    }  # fmt: skip
