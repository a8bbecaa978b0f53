"""The losses behind a bar, a point or a row: what a list must be asked so that it is as long as the number shown.

Some figures count accounts, by the day on which their service ended and by who owns them now; the losses behind those
are found from the accounts, not from the day and the owner that the loss itself has on record.
"""

from math import ceil
from typing import Any

from analysis import own_causes, periods
from analysis.agreement import PAIRS
from analysis.early_warning.signals import WINDOW_DAYS
from analysis.risk_sets import DAYS_PER_MONTH
from analysis.size_bands import size_limits
from queries import store

Asked = dict[str, Any]
OPEN = ("since", "until", "segment", "region", "owner", "search")
SAME = {"cause": "cause", "stated": "stated_cause", "reason": "recorded_reason", "competitor": "competitor"}
SAME |= {"industry": "industry", "without": "without"}
OF_ACCOUNTS = ("at_risk", "tenure", "joined")  # these say themselves when, and whose
PLACES = ("segment", "region", "owner")
WAYS = {"days": "days to the interview", "seller": "seller in the room"}
DAYS_ASKED = {
    "1": "1: below 30",
    "2": "2: 30 to 59",
    "3": "3: 60 to 89",
    "4": "4: 90 and more",
    "5": "5: not known",
}


def parameters(con: store.Connection, asked: Asked) -> Asked:
    """Every parameter of the list of losses, from filters, search, and the words of an address as they are meant."""
    narrowed = dict.fromkeys(OPEN) | {"kind": "defection", "show": "all"} | dict.fromkeys(SAME.values())
    narrowed |= {name: asked[name] for name in (*OPEN, "kind", "show") if name in asked}
    narrowed |= {field: asked[word] for word, field in SAME.items() if word in asked}
    narrowed |= {
        "dated_by": "announced_on" if "dated" in asked else "lost_on",
        "named": [_column(name) for name in PAIRS[asked["both"]][:2]] if "both" in asked else None,
        "avoidable": {"yes": True, "no": False}.get(asked.get("avoidable", "")),
        "unavoidable": sorted(own_causes.unavoidable(con)) if "avoidable" in asked else [],
        "only": _only(con, asked),
    }
    if any(word in asked for word in OF_ACCOUNTS):
        narrowed |= {"since": None, "until": None, "owner": None}
    return narrowed


def _column(name: str) -> str:
    return "recorded_reason" if name == "recorded" else name


def _only(con: store.Connection, asked: Asked) -> list[str] | None:
    """The ids of the losses that are in all the sets asked for; None where none is asked for."""
    sets = [ids for ids in (find(con, asked) for find in _SETS) if ids is not None]
    return sorted(set.intersection(*sets)) if sets else None


def _ids(con: store.Connection, name: str, **params: Any) -> set[str]:
    return {row["loss_id"] for row in store.rows(con, name, "behind", **params)}


def _served(con: store.Connection, asked: Asked) -> set[str] | None:
    if "at_risk" not in asked:
        return None
    days = {name: asked.get(name) for name in ("since", "until")}
    paying = {"is_paying": "paying" in asked or None}
    return _ids(con, "served_on_a_day", served_on=asked["at_risk"], **paying, **days, **_places(asked))


def _after_a_tenure(con: store.Connection, asked: Asked) -> set[str] | None:
    if "tenure" not in asked:
        return None
    first, last = (ceil(month * DAYS_PER_MONTH) for month in asked["tenure"])
    after = first if asked["tenure"][0] else -1  # who left on the day of the start left in the first month
    return _ids(con, "after_a_tenure", after_days=after, last_day=last, **_places(asked))


def _of_a_cohort(con: store.Connection, asked: Asked) -> set[str] | None:
    if "joined" not in asked:
        return None
    quarter, gone_after = asked["joined"]
    start = periods.parse(quarter).since
    return _ids(con, "of_a_cohort", cohort_start=start, gone_after=gone_after, **_places(asked))


def _speaking(con: store.Connection, asked: Asked) -> set[str] | None:
    if "mentions" not in asked:
        return None
    kind = asked.get("kind", "defection")
    return _ids(con, "speaking_of_a_cause", mentions=asked["mentions"], kind=kind)


def _by_machine(con: store.Connection, asked: Asked) -> set[str] | None:
    return _ids(con, "read_by_machine", machine_cause=asked["machine"]) if "machine" in asked else None


def _of_deals(con: store.Connection, asked: Asked) -> set[str] | None:
    if not {"deal_type", "size", "opened"} & set(asked):
        return None
    band = asked["size"][0] if "size" in asked else None
    like = {"deal_type": asked.get("deal_type"), "is_opened": asked.get("opened"), "size_band": band}
    return _ids(con, "of_deals", **like, size_limits=size_limits(con))


def _asked_in_a_way(con: store.Connection, asked: Asked) -> set[str] | None:
    if not {"asked_by", "asked"} & set(asked):
        return None
    how, group = asked.get("asked", (None, None))
    said = {"asked_how": how and WAYS[how], "asked_group": DAYS_ASKED.get(group, group)}
    return _ids(con, "asked_in_a_way", asked_by=asked.get("asked_by"), **said)


def _written_about(con: store.Connection, asked: Asked) -> set[str] | None:
    if "written" not in asked:
        return None
    return _ids(con, "written_about", kind=asked.get("kind", "defection"), window_days=WINDOW_DAYS)


def _places(asked: Asked) -> Asked:
    return {name: asked.get(name) for name in PLACES}


_SETS = (
    _served, _after_a_tenure, _of_a_cohort, _speaking, _by_machine, _of_deals, _asked_in_a_way, _written_about,
)  # fmt: skip
