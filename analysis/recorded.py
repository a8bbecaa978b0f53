"""What the records say most often, in words; ties are said, since the first of equals is no first."""

import pandas as pd

from analysis import sentences
from analysis.locales import number

NOT_RECORDED = "(not recorded)"
MOST_NAMED = 3  # more equals than these are counted and not named


def most_recorded(reasons: pd.DataFrame) -> str:
    """'the records say price', 'the records name price and service equally often', or how many have no reason.

    Args:
        reasons: `share_of_losses_by_recorded_reason`, one row a reason, the largest first.
    """
    given = reasons[reasons["reason"] != NOT_RECORDED]
    silent = int(reasons.loc[reasons["reason"] == NOT_RECORDED, "losses"].sum())
    most = int(given["losses"].max()) if len(given) else 0
    if silent > most:
        return f"the records give no reason for {number(silent)} of {number(int(reasons['of'].iloc[0]))}"
    first = [str(reason).lower() for reason in given.loc[given["losses"] == most, "reason"]]
    if len(first) == 1:
        return f"the records say {first[0]}"
    named = sentences.listed(first) if len(first) <= MOST_NAMED else f"{len(first)} reasons"
    return f"the records name {named} equally often"
