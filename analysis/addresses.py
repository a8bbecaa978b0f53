"""Addresses of what is behind a figure: the number shown is the number of rows that such an address lists.

Each function takes what was clicked, the `customdata` of a bar or point or a row of a table as a dict, and gives words
of an address, which the page Losses understands beside the filters; nothing where no loss is behind it. Where accounts
or deals are behind it, a word of `LISTS` says so, and the page behind figures lists them.
"""

from datetime import date
from typing import Any

from analysis import choices, narrowing, periods

Address = dict[str, Any]
DEFECTIONS, DEALS = {"kind": "defection"}, {"kind": "lost_deal"}
AT_ALL_TIMES = DEFECTIONS | {"period": periods.ALL}
FILTERS = ("segment", "region", "owner")
NOWHERE = "(none)"  # the group of losses that have none on record
HEARD = {"show": "With words"}  # as the page Losses names that choice
UNKNOWN = {"cause": "unknown"}
AT_RISK = {"moved": "start"}  # the accounts that gross and net retention rest on
DECIDED = {"ended": "decided"}
WARNINGS = ("stood", "alerts")  # words that ask for accounts and alerts of all times and places
LISTS = ("moved", "ended", *WARNINGS)  # words that ask for accounts, deals or alerts, which are no losses


def of_cause(clicked: Any, by: str = "count") -> Address:
    """The losses of one root cause; where mentions are counted, those in whose words it comes up."""
    word = "mentions" if by in ("mentioned", "fractional") else "cause"
    return {word: clicked["cause"] if isinstance(clicked, dict) else clicked}


def of_loss(row: Any) -> Address:
    """The post-mortem of the loss that a row tells of."""
    return {"loss": row["loss_id"]}


def of_reason(clicked: Any) -> Address:
    """The losses of one recorded reason; a digest stands for it, since people write names into reasons."""
    return {"reason": choices.digest(clicked["reason"] if isinstance(clicked, dict) else clicked)}


def of_recorded(row: Any) -> Address:
    """The lost customers of one recorded reason, of all times."""
    return AT_ALL_TIMES | {"reason": choices.digest(row["recorded_reason"])}


def of_point(clicked: Any) -> Address | None:
    """The losses of one root cause announced in one quarter, from a point of a trend or a row of its table."""
    cause, start = (clicked["cause"], clicked["period_start"]) if isinstance(clicked, dict) else clicked
    if not isinstance(cause, str):  # a quarter without a known cause
        return None
    return {"cause": cause, "period": periods.starting(start, "quarter").name, "dated": "announced"}


def of_cause_in_group(clicked: Any, dimension: str, by: str = "count") -> Address:
    """The losses of one root cause in one segment, region or of one owner."""
    cause, group = (clicked["cause"], clicked["group_name"]) if isinstance(clicked, dict) else clicked
    return of_cause(cause, by) | of_group(dimension, group)


def of_group(dimension: str, group: str, within: periods.Period = periods.WHOLE) -> Address:
    """The words for one group: a filter, or what stands in its place where the losses have no such group on record.

    A group that is a period is cut to the period that the figure is `within`.
    """
    if dimension in FILTERS:
        return (
            {"without": dimension} if group == NOWHERE else {dimension: choices.in_address(dimension, group)}
        )
    if dimension in ("period", "year"):
        return {"without": "day"} if group == NOWHERE else {"period": periods.within(group, within)}
    if dimension == "recorded_reason":
        return {"reason": choices.digest("(not recorded)" if group == NOWHERE else group)}
    word = {"size_band": "size"}.get(dimension, dimension)
    return {} if dimension == "all" else {word: choices.digest(group)}


def of_churn(clicked: Any, grain: str) -> Address:
    """The losses of one period, of accounts that were there when it began."""
    period = periods.starting(clicked["period_start"] if isinstance(clicked, dict) else clicked, grain)
    return DEFECTIONS | {"period": period.name, "at_risk": str(period.since)}


def of_months(clicked: Any, dimension: str = "all") -> Address:
    """The customers of a group who left in the month of tenure that was clicked, or with no month who ever did."""
    group, month = (clicked["group_name"], clicked.get("tenure")) if isinstance(clicked, dict) else clicked
    span = f"0-{narrowing.ANY_MONTH}" if month is None else f"{int(month) - 1}-{int(month)}"
    return AT_ALL_TIMES | of_group(dimension, group) | {"tenure": span}


def of_incidence(clicked: Any) -> Address:
    """The customers lost to a cause within so many months."""
    cause, month = (clicked["cause"], clicked["tenure"]) if isinstance(clicked, dict) else clicked
    return AT_ALL_TIMES | {"cause": cause, "tenure": f"0-{int(month)}"}


def of_cohort(row: Any) -> Address | None:
    """The customers who joined in a quarter and had left so many quarters later; nothing before anybody watched."""
    if row["cohort_start"] != row["cohort_start"] or row["still_there"] != row["still_there"]:
        return None
    joined = periods.starting(row["cohort_start"], "quarter").name
    return AT_ALL_TIMES | {"joined": f"{joined}.{int(row['quarters_after'])}"}


def of_three_reasons(row: Any) -> Address:
    """The losses that are recorded, first put down and at last put down to the same three things."""
    three = {name: row[name] if isinstance(row[name], str) else None for name in row}
    reason = three["recorded_reason"] or "(not recorded)"
    stated, root = three["stated_cause"] or "unknown", three["root_cause"] or "unknown"
    return {"reason": choices.digest(reason), "stated": stated, "cause": root}


def of_bridge(clicked: Any, since: date) -> Address:
    """The accounts behind a part of the bridge; those that left are losses, and stand among them."""
    part = clicked["part"] if isinstance(clicked, dict) else clicked
    left = DEFECTIONS | {"at_risk": str(since), "paying": "yes"}
    return left if part == "lost" else {"moved": part}


def of_retention(clicked: Any, grain: str) -> Address:
    """The accounts whose fees gross and net retention of one period rest on."""
    start = clicked["period_start"] if isinstance(clicked, dict) else clicked
    return {"period": periods.starting(start, grain).name} | AT_RISK


def of_decided(clicked: Any, dimension: str, within: periods.Period) -> Address:
    """The decided deals of one group: what a win rate is a share of."""
    group = clicked["group_name"] if isinstance(clicked, dict) else clicked
    return DECIDED | of_group(dimension, group, within)


def of_ended(clicked: Any, dimension: str, within: periods.Period) -> Address:
    """The deals of one group that ended one way, or from a row of the table any way; lost ones are losses."""
    outcome, group = ("any", clicked["group_name"]) if isinstance(clicked, dict) else clicked
    ended = DEALS if outcome == "lost" else {"ended": outcome}
    return ended | of_group(dimension, group, within)


def of_outcome(row: Any) -> Address:
    """The deals that ended one way of which it is known how long they took."""
    ended = DEALS if row["outcome"] == "lost" else {"ended": row["outcome"]}
    return ended | {"opened": "known"}


def could_be_kept(row: Any) -> Address:
    """The losses that could have been avoided, or those that could not."""
    return {"avoidable": "yes" if row["group_name"] == "avoidable" else "no"}


def asked_by(row: Any) -> Address:
    """The losses that one person asked about first."""
    return {"asked_by": choices.digest(row["led_by"])}


def asked_in_a_way(row: Any) -> Address:
    """The losses asked about so soon, or with a seller in the room or without."""
    how = "seller" if row["asked_how"].startswith("seller") else "days"
    return {"asked": f"{how}.{row['group_name'].partition(':')[0]}"}


def of_warning(row: Any, kind: str) -> Address | None:
    """The losses that days of warning are counted over: those of one cause, about which anybody wrote before."""
    if not row["losses"]:
        return None
    cause = {} if row["cause"] == "all" else of_cause(row)
    return {"kind": kind, "period": periods.ALL, "written": "before", "dated": "announced"} | cause


def of_step(row: Any) -> Address | None:
    """The accounts that stood at a step, however they came out."""
    return {"stood": row["step"]} if row["accounts"] else None


def of_threshold(row: Any) -> Address | None:
    """The alerts that one threshold would have raised: 'step2.0.5' from step 2 on, with a score of 0.5 at least."""
    return {"alerts": f"{row['least_step']}.{row['least_score']}"} if row["alerts"] else None


def in_scope(clicked: Any, scope: dict[str, list[str]]) -> Address | None:
    """The losses of a point of a trend that is drawn for some places only, whatever the filters of the page."""
    places = {name: [choices.in_address(name, value) for value in scope.get(name) or []] for name in FILTERS}
    point = of_point(clicked)
    return point and DEFECTIONS | places | point


def of_competitor(row: Any) -> Address:
    """The decided deals that name one competitor."""
    return DECIDED | of_group("competitor", row["competitor"])


def of_pair(row: Any) -> Address:
    """The losses of which both of two causes are on record, those that are compared."""
    return {"both": row["pair"]}


def by_machine(row: Any) -> Address:
    """The losses that the machine put down to a cause."""
    return {"machine": row["cause"]}
