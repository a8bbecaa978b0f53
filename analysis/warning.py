"""Early warning: the step at which each living account stands, by the words written about it.

The step of an account is the furthest that its notes, calls and tickets of the last half year show; a complaint
that a later note says was put right no longer counts. What the warning is worth is in `backtest.py`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from analysis.signals import STEPS, Signal, Step, signals_of
from queries import store

LOOK_BACK_DAYS = 180
LEAST_SCORE = 0.5


@dataclass(frozen=True, slots=True)
class Standing:
    """A living account and the step it stands at; `signals` are those of that step, latest first."""

    account_id: str
    account_name: str
    segment: str | None
    region: str | None
    owner: str | None
    annual_value: float | None
    step: Step
    since_on: date
    signals: tuple[Signal, ...]
    all_signals: tuple[Signal, ...]


def standings(
    con: store.Connection,
    *,
    as_of: date | None = None,
    window_days: int = LOOK_BACK_DAYS,
    least_score: float = LEAST_SCORE,
    segment: list[str] | None = None,
    region: list[str] | None = None,
    owner: list[str] | None = None,
) -> list[Standing]:
    """Living accounts at a step on a day (the last one observed by default), furthest step and highest value first."""
    rows = store.rows(
        con,
        "accounts_by_step",
        as_of=as_of,
        window_days=window_days,
        least_score=least_score,
        segment=segment,
        region=region,
        owner=owner,
    )
    by_account: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        by_account.setdefault(row["account_id"], []).append(row)
    found = [standing for of_account in by_account.values() if (standing := standing_of(of_account))]
    return sorted(found, key=lambda s: (-STEPS.index(s.step), -(s.annual_value or 0.0), s.account_id))


def standing_of(rows: Iterable[Mapping[str, Any]]) -> Standing | None:
    """Where one account stands; None where its words show no step."""
    rows = list(rows)
    signals = sorted(signals_of(rows), key=lambda s: s.seen_on or date.min, reverse=True)
    if not signals:
        return None
    step = max((signal.step for signal in signals), key=STEPS.index)
    of_step = tuple(signal for signal in signals if signal.step == step)
    account = rows[0]
    return Standing(
        account_id=account["account_id"],
        account_name=account["account_name"],
        segment=account["segment"],
        region=account["region"],
        owner=account["owner"],
        annual_value=account["annual_value"],
        step=step,
        since_on=of_step[-1].seen_on or date.min,
        signals=of_step,
        all_signals=tuple(signals),
    )


def accounts_by_step(
    con: store.Connection,
    *,
    as_of: date | None = None,
    segment: list[str] | None = None,
    region: list[str] | None = None,
    owner: list[str] | None = None,
) -> pd.DataFrame:
    """`standings` as a table: one row per living account at a step, with its latest words."""
    columns = ["account_id", "account_name", "segment", "region", "owner", "annual_value", "step", "since_on",
               "signals", "last_seen_on", "seen_by", "words"]  # fmt: skip
    lines = [
        [s.account_id, s.account_name, s.segment, s.region, s.owner, s.annual_value, s.step, s.since_on,
         len(s.signals), s.signals[0].seen_on, s.signals[0].place, s.signals[0].words]
        for s in standings(con, as_of=as_of, segment=segment, region=region, owner=owner)
    ]  # fmt: skip
    return pd.DataFrame(lines, columns=columns)
