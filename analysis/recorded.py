"""What the records say most often, in words; ties are said, since the first of equals is no first."""

from collections.abc import Mapping

import pandas as pd

from analysis import rates, sentences
from analysis.locales import number
from analysis.rates import Rate

NOT_RECORDED = "(not recorded)"
MOST_NAMED = 3  # more equals than these are counted and not named

Meanings = Mapping[str, frozenset[str]]  # the causes that each recorded reason stands for


def most_recorded(reasons: pd.DataFrame, meanings: Meanings | None = None, *, counted: bool = False) -> str:
    """'the records say price', 'the records name price and service equally often', or how many have no reason.

    Reasons that stand for the same one cause count together. Below five losses with a reason none is called first.

    Args:
        reasons: `share_of_losses_by_recorded_reason`, one row a reason, the largest first.
        meanings: what they stand for; a reason that is not in it, or stands for several or none, is itself alone.
        counted: say how many losses the first has, of all, with the interval of its share.
    """
    given = reasons[reasons["reason"] != NOT_RECORDED]
    silent = int(reasons.loc[reasons["reason"] == NOT_RECORDED, "losses"].sum())
    groups = same_in_meaning(given, meanings or {})
    most, told = int(groups["losses"].max()) if len(groups) else 0, int(given["losses"].sum())
    if silent > most:
        return f"the records give no reason for {number(silent)} of {number(int(reasons['of'].iloc[0]))}"
    if told < rates.SMALLEST_BASE:
        return f"the records give a reason for {number(told)} only, too few to say which comes first"
    first = groups.loc[groups["losses"] == most, "reasons"].tolist()
    often = f", {Rate(most, int(reasons['of'].iloc[0])).text()}" if counted else ""
    if len(first) == 1:
        return f"the records say {_named(first[0], in_full=True)}{often}"
    names = [_named(alike) for alike in first]
    named = sentences.listed(names) if len(names) <= MOST_NAMED else f"{len(names)} reasons"
    return f"the records name {named} equally often{often}{' each' if counted else ''}"


def same_in_meaning(reasons: pd.DataFrame, meanings: Meanings) -> pd.DataFrame:
    """Recorded reasons by what they stand for, one row each: meaning, reasons (as recorded), losses."""
    alike = [_meaning(reason, meanings.get(reason, frozenset())) for reason in reasons["reason"]]
    found = reasons[["reason", "losses"]].assign(meaning=alike).groupby("meaning", sort=False)
    return found.agg(reasons=("reason", list), losses=("losses", "sum")).reset_index()


def _meaning(reason: str, causes: frozenset[str]) -> str:
    """The key of the one cause that a reason stands for, else the reason; no cause bears the mark of a reason."""
    return next(iter(causes)) if len(causes) == 1 else f"“{reason}”"


def _named(reasons: list[str], *, in_full: bool = False) -> str:
    """The commonest of reasons that stand for the same; in full, with the others as they are on record."""
    first, *others = reasons
    also = sentences.listed(others) if len(others) <= MOST_NAMED else f"{len(others)} other reasons"
    return f"{first.lower()} (also recorded as {also})" if others and in_full else first.lower()
