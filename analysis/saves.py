"""The chance that an account stays, by the step it stood at: counted, or in the words of the model.

Only words written at the time put an account at a step; what a customer tells in an exit interview would make
every chance zero. Each account is followed for 180 days from the first signal of the step.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from analysis.rates import Rate
from analysis.signals import STEPS, Step, step_of
from queries import store

FOLLOWED_DAYS = 180
MODEL_WORDS: dict[Step, str] = {
    "step1": "good",
    "step2": "good",
    "step3": "much lower",
    "step4": "a miracle, or a huge concession",
}


@dataclass(frozen=True, slots=True)
class Episode:
    """An account at a step from `seen_on`; `announced_on` is its next notice, None while there is none."""

    account_id: str
    step: Step
    seen_on: date
    announced_on: date | None
    observed_until: date

    @property
    def outcome(self) -> str:
        """'lost' within 180 days, 'saved' when they passed without a notice, else 'still followed'."""
        if self.announced_on and (self.announced_on - self.seen_on).days <= FOLLOWED_DAYS:
            return "lost"
        return "saved" if (self.observed_until - self.seen_on).days > FOLLOWED_DAYS else "still followed"


def chance_of_save(con: store.Connection) -> pd.DataFrame:
    """Per step: accounts seen at it, saved, lost, still followed, and the share saved with its interval."""
    return save_frame(episodes(store.rows(con, "chance_of_save")))


def episodes(rows: Iterable[Mapping[str, Any]]) -> list[Episode]:
    """The first signal of each step in each spell of each account."""
    first: dict[tuple[str, Step, date | None], Episode] = {}
    for row in rows:
        step = step_of(row["cause"], row["step"])
        if step is None or row["observed_until"] is None:
            continue
        episode = Episode(row["account_id"], step, row["seen_on"], row["announced_on"], row["observed_until"])
        key = (episode.account_id, step, episode.announced_on)
        if key not in first or episode.seen_on < first[key].seen_on:
            first[key] = episode
    return list(first.values())


def save_frame(found: Iterable[Episode]) -> pd.DataFrame:
    """`chance_of_save` from episodes; accounts still followed are counted and enter no share."""
    found = list(found)
    lines = []
    for step in STEPS:
        outcomes = [episode.outcome for episode in found if episode.step == step]
        saved, lost = outcomes.count("saved"), outcomes.count("lost")
        rate = Rate(saved, saved + lost)
        lines.append(
            {
                "step": step,
                "accounts": len(outcomes),
                "saved": saved,
                "lost": lost,
                "still_followed": len(outcomes) - saved - lost,
                "saved_share": rate.share,
                "low": rate.low,
                "high": rate.high,
                "model_says": MODEL_WORDS[step],
            }
        )
    return pd.DataFrame(lines).astype({"saved_share": float, "low": float, "high": float})
