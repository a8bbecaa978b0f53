"""How many customers leave: by period, in a snapshot, on renewal, a year."""

from typing import Literal, Unpack

import numpy as np
import pandas as pd

from analysis import rates
from analysis.filters import GRAINS, Grain, GroupFilters, ReportError, expect, group_parameters
from analysis.rates import Rate
from queries import store

DIMENSIONS = ("all", "segment", "region", "owner", "industry", "product")
FEWEST_MONTHS = 3  # a rate of fewer whole months is not annualised
DATED_SHARE = 0.8  # of ended contracts must say when they came up for renewal


def logo_churn_by_period(
    con: store.Connection,
    *,
    grain: Grain = "quarter",
    dimension: str = "all",
    **filters: Unpack[GroupFilters],
) -> pd.DataFrame:
    """Accounts active on the first day of each period, and those of them that left in it.

    Accounts that came and went inside a period count in neither. The interval says how far chance alone could
    move the share at the same risk. `annualised_share` is given from three whole months on.

    Returns:
        period_start, group_name, at_risk, lost, churn_share, low, high, annualised_share, complete.
    """
    expect("grain", grain, GRAINS)
    expect("dimension", dimension, DIMENSIONS)
    asked = group_parameters(**filters)
    found = store.frame(con, "logo_churn_by_period", grain=grain, dimension=dimension, **asked)
    found = rates.with_shares(found, "lost", "at_risk", share="churn_share")
    found["annualised_share"] = annualised(found["churn_share"], found["months"])
    columns = ["period_start", "group_name", "at_risk", "lost", "churn_share", "low", "high"]
    return found[[*columns, "annualised_share", "complete"]]


def logo_churn_of_period(con: store.Connection, **filters: Unpack[GroupFilters]) -> Rate:
    """`logo_churn_by_period` of all the days asked for as one period: accounts lost of those at risk."""
    found = store.rows(
        con, "logo_churn_by_period", grain="whole", dimension="all", **group_parameters(**filters)
    )
    return Rate(found[0]["lost"], found[0]["at_risk"]) if found else Rate(0, 0)


def annualised(churn_share: pd.Series, months: pd.Series) -> pd.Series:
    """1 - (1 - c)^(12 / months); NaN below three whole months."""
    return (1 - (1 - churn_share) ** (12 / months.clip(lower=1))).where(months >= FEWEST_MONTHS)


def churn_of_snapshot(
    con: store.Connection, *, by: Literal["count", "value"] = "count", **filters: Unpack[GroupFilters]
) -> pd.DataFrame:
    """Left / all in a list that says who has left, not when; it has an as-of date and no period.

    Returns:
        customers, left, churn_share, low, high, as_of, without_value. By value, `customers` and `left` are monthly
        values, and `without_value` counts the customers that these leave out.
    """
    expect("by", by, ("count", "value"))
    groups = group_parameters(**filters)
    groups = {name: groups[name] for name in ("segment", "region", "owner")}
    found = store.frame(con, "churn_of_snapshot", **groups)
    if by == "count":
        found = found[["customers", "left_count", "as_of"]].rename(columns={"left_count": "left"})
        found = found.assign(without_value=0)
        found = rates.with_shares(found, "left", "customers", share="churn_share")
    else:
        found = _by_value(found)
    return found[["customers", "left", "churn_share", "low", "high", "as_of", "without_value"]]


def _by_value(found: pd.DataFrame) -> pd.DataFrame:
    share = (found["left_value"] / found["value"].replace(0, np.nan)).astype(float)
    effective = found["value"] ** 2 / found["value_squared"].replace(0, np.nan)
    low, high = rates.wilson_of_value(share, effective)
    named = found[["as_of", "without_value"]].assign(customers=found["value"], left=found["left_value"])
    return named.assign(churn_share=share, low=low, high=high)


def churn_on_renewal_by_period(
    con: store.Connection, *, grain: Grain = "quarter", **filters: Unpack[GroupFilters]
) -> pd.DataFrame:
    """Value lost / value that came up for renewal in each period.

    Returns:
        period_start, due, lost (contracts), due_value, lost_value, churn_share, low, high, complete.

    Raises:
        ReportError: fewer than 80 % of the ended contracts have a renewal date, so that the rate would mislead.
    """
    expect("grain", grain, GRAINS)
    dates = store.rows(con, "renewal_dates", "state")[0]
    if dates["ended"] == 0 or dates["dated"] < DATED_SHARE * dates["ended"]:
        raise ReportError(
            f"{dates['dated']} of {dates['ended']} ended contracts have a renewal date; churn on renewal needs 80 %. "
            "Load contracts with a column renews_on."
        )
    found = store.frame(con, "churn_on_renewal_by_period", grain=grain, **group_parameters(**filters))
    enough = found["due"] >= rates.SMALLEST_BASE
    found["churn_share"] = (
        (found["lost_value"] / found["due_value"].replace(0, np.nan)).where(enough).astype(float)
    )
    effective = found["due_value"] ** 2 / found["due_value_squared"].replace(0, np.nan)
    found["low"], found["high"] = rates.wilson_of_value(found["churn_share"], effective)
    columns = [
        "period_start",
        "due",
        "lost",
        "due_value",
        "lost_value",
        "churn_share",
        "low",
        "high",
        "complete",
    ]
    return found[columns]
