"""The root causes of several groups side by side: the same causes in the same order, so that groups can be compared."""

from dataclasses import dataclass
from typing import Any, Literal

import pandas as pd

from analysis import causes, sentences
from analysis.coverage import coverage_of_losses
from analysis.rates import SMALLEST_BASE
from analysis.sentences import count_of
from queries import store

By = Literal["count", "value", "mentioned", "fractional"]
MOST_GROUPS = 6  # panels that can still be compared at a glance
MOST_CAUSES = 6  # of each panel, those of most losses over all groups


@dataclass(frozen=True, slots=True)
class Side:
    """`frame` has one row per group and cause, as `share_of_losses_by_cause` with group_name; the rest says what it is.

    `groups` are those shown, with their losses of known cause; `panels` their rows, the same causes in the same order
    in each; `left_out` counts the groups beyond `MOST_GROUPS`.
    """

    frame: pd.DataFrame
    groups: dict[str, int]
    panels: dict[str, pd.DataFrame]
    left_out: int


def causes_by_group(con: store.Connection, *, dimension: str, by: By = "count", **filters: Any) -> Side:
    """`share_of_losses_by_cause` of each segment, region or owner, those of most known losses first.

    A group with fewer than five losses of known cause has counts and no shares, as everywhere.
    """
    covered = coverage_of_losses(con, dimension=dimension, **filters)
    covered = covered[(covered["group_name"] != "(none)") & (covered["known"] > 0)]
    ranked = covered.sort_values(["known", "group_name"], ascending=[False, True])
    shown = ranked.head(MOST_GROUPS)
    groups = dict(zip(shown["group_name"].tolist(), shown["known"].tolist(), strict=True))
    found = {
        group: causes.share_of_losses_by_cause(con, by=by, **filters | {dimension: [group]}).assign(
            group_name=group
        )
        for group in groups
    }
    frames = {group: frame for group, frame in found.items() if not frame.empty}
    if not frames:
        return Side(pd.DataFrame(columns=["group_name", "cause"]), {}, {}, 0)
    order = causes.share_of_losses_by_cause(con, by=by, **filters)["cause"].head(MOST_CAUSES).tolist()
    panels = {group: _panel(frame, order) for group, frame in frames.items()}
    told = {group: groups[group] for group in frames}
    return Side(pd.concat(frames.values(), ignore_index=True), told, panels, len(ranked) - len(told))


def _panel(frame: pd.DataFrame, order: list[str]) -> pd.DataFrame:
    """The rows of one group in the order of all panels; zero losses where a cause has none."""
    rows = frame.set_index("cause").reindex(order).reset_index()
    rows["losses"] = rows["losses"].fillna(0)
    for name in ("of", "group_name"):
        rows[name] = frame[name].iloc[0]
    return rows


def in_words(side: Side, *, dimension: str) -> str:
    """What the panels show, which have no shares, and how many are left out."""
    said = f"The same causes for each {dimension}, those of most losses first. Lines are 95 % intervals: "
    said += "where two overlap much, chance may be all of the difference."
    few = [group for group, known in side.groups.items() if known < SMALLEST_BASE]
    if few:
        said += (
            f" Counts alone for {count_of(len(few), dimension)} with fewer than five losses of known cause."
        )
    said += sentences.left_out(int(side.frame["without_value"].sum()))
    if side.left_out:
        said += f" {count_of(side.left_out, dimension)} with fewer losses not shown."
    return said
