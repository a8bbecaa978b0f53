"""What there is to tell a lost account: that its reason has ended, or that its cause fell after a measure."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from analysis import sentences
from analysis.action.actions import Action, covered

# By which day a measure does away with the reason itself: new prices and terms hold from their first day on, what
# was missing is there once the work on it has ended. Other causes are habits: of them only a fall tells.
MENDED_BY = {"price": "started_on", "terms": "started_on", "product_gap": "ended_on"}


@dataclass(frozen=True, slots=True)
class Mended:
    """A measure that did away with a reason, the day on which it did, and that in words."""

    action: Action
    since: date
    words: str


def mended_by(actions: Sequence[Action], today: date) -> list[Mended]:
    """The measures against prices, terms and what is missing that hold, or are done, by `today`."""
    found = []
    for action in actions:
        by = MENDED_BY.get(action.cause)
        if by == "started_on" and action.is_running(today):
            since, words = action.started_on, "has been in force since"
        elif by == "ended_on" and action.ended_on and action.ended_on <= today:
            since, words = action.ended_on, "against what they missed, ended on"
        else:
            continue
        found.append(Mended(action, since, f"“{action.title}” {words} {sentences.day(since)}"))
    return found


def reasons_to_ring(losses: pd.DataFrame, fallen: Sequence[Action], mended: Sequence[Mended]) -> pd.Series:
    """What there is to tell each lost account, what a person said first; empty where nothing has changed for it.

    `losses`: rows of `win_back_candidates`; `fallen`: measures after which the losses of their cause fell.
    """
    told = pd.Series(
        [seen_in_the_records(row) for row in losses.to_dict("records")], losses.index, dtype="object"
    )
    for measure in mended:
        reached = reached_by(measure.action, losses) & (losses["lost_on"] < pd.Timestamp(measure.since))
        told[reached] = told[reached].map(lambda said, words=measure.words: [*said, words])
    for action in fallen:
        began = f"What drove them away fell after “{action.title}” ({sentences.day(action.started_on)})"
        reached = reached_by(action, losses)
        told[reached] = told[reached].map(lambda said, words=began: [*said, words])
    return told.map("; ".join).astype("str")


def seen_in_the_records(loss: Mapping[Hashable, Any]) -> list[str]:
    """The signs that the reason of one loss has ended, in words."""
    seen = []
    if not pd.isna(loss["ended_said_on"]):
        seen.append(f"{loss['ended_why']} ({loss['ended_said_by']}, {sentences.day(loss['ended_said_on'])})")
    if not pd.isna(loss["management_changed_on"]):
        seen.append("Their management has changed again since they left")
    if not pd.isna(loss["put_right_on"]):
        seen.append(f"It has been put right, by what was written on {sentences.day(loss['put_right_on'])}")
    if not pd.isna(loss["asked_again_on"]):
        since = sentences.day(loss["asked_again_on"])
        seen.append(f"They need us again: they have an open deal since {since}")
    return seen


def reached_by(action: Action, losses: pd.DataFrame) -> pd.Series:
    """The losses of the cause and in the scope of a measure."""
    return covered(action.scope, losses) & (losses["root_cause"] == action.cause)
