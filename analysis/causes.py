"""Which causes the losses are put down to: by root cause, recorded reason, stated cause; and over time."""

from typing import Literal, Unpack

import numpy as np
import pandas as pd

from analysis import own_causes, rates, weights
from analysis.filters import GRAINS, Filters, Grain, expect, parameters
from queries import store

BEFORE_THE_DATA = "losses from before the data begin are missing"  # as `periods_announced` says it
SHARES = ["losses", "of", "share", "low", "high", "effective_number", "without_value"]
SUMS = ["losses", "without_value", "value", "value_squared"]
CountOrValue = Literal["count", "value"]


def share_of_losses_by_cause(
    con: store.Connection,
    *,
    by: Literal["count", "value", "mentioned", "fractional"] = "count",
    **filters: Unpack[Filters],
) -> pd.DataFrame:
    """Losses of each root cause / losses with a known root cause, the largest first.

    By `value` at yearly value; `mentioned`: losses read in which the cause comes up at all (does not sum to one);
    `fractional`: each loss read spreads 1 over its causes. By count and by value the share weighted by segment
    stands beside the raw one: it mends who was asked, not who refused for the reason that is the cause.

    Returns:
        cause, losses, of, share, low, high, effective_number, without_value; by count and value also
        weighted_share, weighted_low, weighted_high, weighted_effective_number. By value, `losses` and `of` are
        values, and `without_value` counts the losses that these leave out, as their value is unknown.
    """
    expect("by", by, ("count", "value", "mentioned", "fractional"))
    asked = parameters(**filters)
    if by in ("mentioned", "fractional"):
        return _mentions(store.frame(con, "mentions_of_causes", **asked), by)
    cells = store.frame(con, "share_of_losses_by_cause", **asked)
    sums = cells.groupby("cause", as_index=False)[SUMS].sum()
    raw = _shares(sums, "cause", "value" if by == "value" else "count")
    segments = store.frame(con, "losses_by_segment", **asked)
    found = raw.merge(weights.weighted_shares(cells, segments, by=by), on="cause", how="left")
    found.attrs = raw.attrs  # a merge forgets which columns are amounts
    return found


def share_of_avoidable_losses(
    con: store.Connection, *, by: CountOrValue = "count", **filters: Unpack[Filters]
) -> pd.DataFrame:
    """Losses that nobody could have kept (`need_ended`, or as the codebook says) apart from all others.

    Returns:
        group_name (avoidable, not avoidable), losses, of, share, low, high, effective_number, without_value.
    """
    expect("by", by, ("count", "value"))
    cells = store.frame(con, "share_of_losses_by_cause", **parameters(**filters))
    unavoidable = own_causes.unavoidable(con)
    named = cells["cause"].map(lambda cause: "not avoidable" if cause in unavoidable else "avoidable")
    sums = cells.assign(group_name=named).groupby("group_name", as_index=False)[SUMS].sum()
    return _shares(sums, "group_name", by)


def share_of_losses_by_recorded_reason(
    con: store.Connection,
    *,
    by: CountOrValue = "count",
    level: Literal["reason", "category"] = "reason",
    **filters: Unpack[Filters],
) -> pd.DataFrame:
    """Losses of each recorded reason / all losses; those without one stand as '(not recorded)'.

    Returns:
        reason, losses, of, share, low, high, effective_number, without_value; by value as
        `share_of_losses_by_cause` has it.
    """
    expect("by", by, ("count", "value"))
    expect("level", level, ("reason", "category"))
    found = store.frame(con, "share_of_losses_by_recorded_reason", level=level, **parameters(**filters))
    return _shares(found, "reason", by)


def share_of_losses_by_stated_cause(
    con: store.Connection, *, by: CountOrValue = "count", **filters: Unpack[Filters]
) -> pd.DataFrame:
    """Losses by the first cause in the customer's own words / losses with such words.

    Returns:
        cause, losses, of, share, low, high, effective_number, without_value; by value as
        `share_of_losses_by_cause` has it.
    """
    expect("by", by, ("count", "value"))
    return _shares(store.frame(con, "share_of_losses_by_stated_cause", **parameters(**filters)), "cause", by)


def causes_by_period(
    con: store.Connection, *, grain: Grain = "quarter", **filters: Unpack[Filters]
) -> pd.DataFrame:
    """Losses of each root cause in each period, by the day of the announcement (not of the last service).

    The losses are those of every other figure, whose last day the data cover; a loss announced before the first
    observed day stands in its own period, which is incomplete and has no shares. Periods so late that losses
    announced in them may not be gone yet are incomplete too.

    Returns:
        period_start, cause, losses, of, share, low, high, all_losses, complete, incomplete_because (in words); `of`
        are the losses with a known root cause, `all_losses` those of unknown cause too. A period without a known
        one has a row without cause.
    """
    expect("grain", grain, GRAINS)
    found = store.frame(con, "causes_by_period", grain=grain, **parameters(**filters))
    found = found.rename(columns={"known": "of"})
    found["of"] = found["of"].fillna(0).astype("int64")
    known = found[found["cause"].notna() | (found["of"] == 0)].copy()
    known.loc[known["cause"].isna(), "losses"] = 0
    known = rates.with_shares(known, "losses", "of")
    known.loc[known["incomplete_because"] == BEFORE_THE_DATA, ["share", "low", "high"]] = np.nan
    columns = ["period_start", "cause", "losses", "of", "share", "low", "high", "all_losses"]
    return known[[*columns, "complete", "incomplete_because"]].reset_index(drop=True)


def from_first_known(found: pd.DataFrame) -> pd.DataFrame:
    """`causes_by_period` from the first period on that has a loss of known cause; as it is where none has.

    Before it nobody was asked: a cause that counts no loss there is not known to have been absent.
    """
    known = found.loc[found["of"] > 0, "period_start"]
    return found if known.empty else found[found["period_start"] >= known.min()]


def _shares(sums: pd.DataFrame, name: str, by: str) -> pd.DataFrame:
    """Shares of the whole with intervals, by count or by value, the largest first."""
    if by == "count":
        total = sums["losses"].sum()
        found = sums.assign(of=total, effective_number=float(total), without_value=0)
        found = rates.with_shares(found, "losses", "of")
    else:
        found = _shares_of_value(sums)
    ordered = found.sort_values(["losses", name], ascending=[False, True], ignore_index=True)[[name, *SHARES]]
    if by == "value":
        ordered.attrs[rates.AMOUNTS] = ("losses", "of")
    return ordered


def _shares_of_value(sums: pd.DataFrame) -> pd.DataFrame:
    total, count = float(sums["value"].sum()), int((sums["losses"] - sums["without_value"]).sum())
    effective = rates.effective_number(total, float(sums["value_squared"].sum()))
    enough = count >= rates.SMALLEST_BASE and total > 0
    share = sums["value"] / total if enough else pd.Series(np.nan, index=sums.index)
    low, high = rates.wilson_of_value(share, np.full(len(sums), effective))
    return sums.assign(
        losses=sums["value"], of=total, share=share, low=low, high=high, effective_number=effective
    )


def _mentions(found: pd.DataFrame, by: str) -> pd.DataFrame:
    found = found.rename(columns={"losses_read": "of"})
    found = rates.with_shares(found, "losses", "of") if by == "mentioned" else _fractional(found)
    found = found.assign(effective_number=found["of"].astype(float), without_value=0)
    return found.sort_values(["losses", "cause"], ascending=[False, True], ignore_index=True)[
        ["cause", *SHARES]
    ]


def _fractional(found: pd.DataFrame) -> pd.DataFrame:
    """Of the losses that have at least one asserted cause, so that the shares sum to one."""
    total = float(found["fractional"].sum())
    found = found.assign(losses=found["fractional"], of=total)
    return rates.with_shares(found, "losses", "of")
