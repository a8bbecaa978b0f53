"""How long customers stay, in sentences: the median of each group, and whether groups differ more than by chance."""

from typing import Any

import pandas as pd

from analysis import churn, periods, retention, sentences
from analysis.locales import number
from analysis.survival import FEWEST_AT_RISK
from queries import store

CHANCE = 0.05
SMALLEST_P = 0.001


def opening(con: store.Connection, *, period: periods.Period, currency: str, **places: Any) -> str:
    """How many customers left in the period, and how much of the revenue they all brought was kept."""
    filters = {"since": period.since, "until": period.until, **places}
    when, left = sentences.in_period(period.label, period.since), churn.logo_churn_of_period(con, **filters)
    if not left.base:
        return f"{when} no customer was served on the first day, as far as these records go."
    gone = f"{when} you lost {left.text_of('customer', 'customers')}."
    kept = retention.retention_of_period(con, **filters)
    if kept.empty or pd.isna(kept["gross_retention_share"].iloc[0]):
        return gone
    row = kept.iloc[0]
    paid = sentences.amount(row["start_value"], currency)
    gross, net = (sentences.percent(row[f"{side}_retention_share"]) for side in ("gross", "net"))
    added = f", {net} with what those who stayed added" if row["expansion"] else ""
    return f"{gone} Of the {paid} a year that they paid, {gross} was kept{added}."


def of_medians(medians: pd.DataFrame) -> str:
    """'Half of the customers have left after 104 months (91 to 119).', from `median_tenure_by` of all.

    Where fewer customers are followed than a curve needs, it says how many the median rests on.
    """
    if medians.empty:
        return ""
    row = medians.iloc[0]
    few = row["customers"] < FEWEST_AT_RISK
    rests = f" This rests on {sentences.count_of(int(row['customers']), 'customer')} only." if few else ""
    if pd.isna(row["median_months"]):
        return f"More than half of the customers are still there, so no median can be given.{rests}"
    return f"Half of the customers have left after {months(row)}.{rests}"


def months(row: pd.Series) -> str:
    """'104 months (91 to 119)'; a bound that the data do not reach is left open, and without any none is given."""
    if pd.isna(row["median_months"]):
        return "not reached"
    if pd.isna(row["low"]) and pd.isna(row["high"]):
        return sentences.count_of(round(row["median_months"]), "month")
    low, high = ("…" if pd.isna(row[name]) else number(row[name]) for name in ("low", "high"))
    return f"{number(row['median_months'])} months ({low} to {high})"


def median_table(medians: pd.DataFrame) -> pd.DataFrame:
    """`median_tenure_by` as it is read."""
    words = [months(row) for _, row in medians.iterrows()]
    shown = medians[["group_name", "customers", "left"]]
    return shown.assign(half_left_after=words)


def of_difference(found: pd.DataFrame) -> str:
    """The one row of `difference_in_survival`: whether chance alone explains the difference between groups."""
    row = found.iloc[0]
    if pd.isna(row["p_value"]):
        return "There are not two groups to compare."
    p = row["p_value"]
    how = f"p below {number(SMALLEST_P, 3)}" if p < SMALLEST_P else f"p = {number(p, 3)}"
    groups = sentences.count_of(int(row["groups"]), "group")
    if p < CHANCE:
        return f"The {groups} stay differently long, more than chance alone explains (log-rank test, {how})."
    return f"Chance alone may explain the difference between the {groups} (log-rank test, {how})."
