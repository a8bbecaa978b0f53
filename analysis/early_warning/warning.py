"""Early warning: the step at which each living account stands, by the words written about it.

The step of an account is the furthest that its notes, calls and tickets of the last half year show; a complaint
that a later note says was put right no longer counts. What the warning is worth is in `backtest.py`.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any, Unpack

import pandas as pd

from analysis import own_causes
from analysis.early_warning.signals import STEPS, Signal, Step, signals_of, which_count
from analysis.filters import Places, in_places
from queries import store

LOOK_BACK_DAYS = 180


@dataclass(frozen=True, slots=True)
class Standing:
    """The step that an account stands at; `signals` are all that were written about it, latest first."""

    step: Step
    since_on: date
    signals: tuple[Signal, ...]


def which_signs(con: store.Connection, *, today: date) -> dict[str, Any]:
    """What makes words a sign that still counts today: how old at most, and what makes them a sign at all."""
    return {"today": today, "window_days": LOOK_BACK_DAYS} | which_count(con)


def standing(
    con: store.Connection, *, account_id: str, today: date, as_of: date | None = None
) -> Standing | None:
    """Where one living account stands; None where nothing shows a step. Days as in `accounts_by_step`."""
    rows = store.rows(
        con, "signs_of_account", "action", account_id=account_id, as_of=as_of, **which_signs(con, today=today)
    )
    signals = signals_of(rows, own_causes.catalysts(con))
    if not signals:
        return None
    step = max((signal.step for signal in signals), key=STEPS.index)
    days = [signal.seen_on for signal in signals if signal.step == step and signal.seen_on]
    return Standing(step, min(days), tuple(signals))


def accounts_by_step(
    con: store.Connection,
    *,
    today: date,
    as_of: date | None = None,
    **places: Unpack[Places],
) -> pd.DataFrame:
    """One row per living account at a step on a day, furthest step and highest value first, with its latest words.

    The day is `as_of`, with what was written in the half year before it; without one it is the last day that the
    records cover, and what was written since counts too, up to `today`: a comment is newer than any record.
    `signals` counts those of the step; `words` are the latest of them, `seen_by` says where they stand.
    """
    found = store.frame(
        con, "accounts_by_step", as_of=as_of, **in_places(**places), **which_signs(con, today=today)
    )
    author = found["seen_by"].fillna("")
    found["seen_by"] = found["source"] + (" by " + author).where(author != "", "")
    for name in ("since_on", "last_seen_on"):
        found[name] = found[name].dt.date
    return found.drop(columns="source")
