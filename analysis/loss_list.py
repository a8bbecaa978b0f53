"""Find losses and look at one of them: what the page Losses asks."""

from typing import Any

import pandas as pd

from analysis import wording
from analysis.choices import digest
from queries import store

PAGE_SIZE = 100
SHOWN: dict[str, str] = {
    "all": "All",
    "disputed": "Disputed",
    "unchecked": "Read by machine",
    "checked": "Checked by a person",
    "unread": "Unread",
}


def losses_found(con: store.Connection, **asked: Any) -> pd.DataFrame:
    """One page of losses, disputed ones first, then the latest; column `found` counts them all.

    `asked` may hold the filters of every report and dated_by (lost_on or announced_on), cause (a key, 'unknown' or
    'known'), recorded_reason, competitor, at_risk_on (only accounts served on that day), show, search, page (from 1).
    """
    page = asked.pop("page", 1)
    defaults = dict.fromkeys(
        (
            "since",
            "until",
            "segment",
            "region",
            "owner",
            "cause",
            "recorded_reason",
            "competitor",
            "at_risk_on",
            "search",
        )
    )
    parameters = defaults | {"kind": "defection", "dated_by": "lost_on", "show": "all"} | asked
    start = PAGE_SIZE * (page - 1)
    return store.frame(con, "losses_found", "pages", **parameters, page_size=PAGE_SIZE, page_start=start)


def loss_facts(con: store.Connection, *, loss_id: str) -> dict[str, Any] | None:
    """What is recorded, stated and decided about one loss; None where there is no such loss."""
    found = store.rows(con, "loss_facts", "pages", loss_id=loss_id)
    return found[0] if found else None


def next_disputed(con: store.Connection, *, after: str | None = None) -> str | None:
    """The disputed loss that comes first in line, beside the present one: the one of most value, then the latest."""
    return store.value(con, "next_disputed", "pages", after=after)


def named_by_digest(con: store.Connection, *, field: str, word: str) -> str | None:
    """The recorded reason or competitor that a digest in an address stands for; None where there is none."""
    values = (row["value_name"] for row in store.rows(con, "recorded_words", "pages", field=field))
    return next((value for value in values if digest(value) == word), None)


def pages_of(total: int) -> int:
    """How many pages a list of so many losses fills."""
    return -(-total // PAGE_SIZE)


def worded(found: pd.DataFrame) -> pd.DataFrame:
    """The list as it is read: causes by name, and who says so."""
    names = found["root_cause"].map(wording.cause, na_action="ignore").fillna("Unknown")
    return pd.DataFrame(
        {
            "loss_id": found["loss_id"],
            "account_name": found["account_name"],
            "lost_on": found["lost_on"],
            "annual_value": found["annual_value"],
            "recorded": found["recorded_reason"].fillna("—"),
            "stated": found["stated_cause"].map(wording.cause, na_action="ignore").fillna("—"),
            "root": names.where(~found["is_disputed"], "Disputed"),
            "read": found["verdict_source"]
            .map({"person": "person", "model": "machine", "rules": "machine"})
            .fillna("—"),
        }
    )


def best_quotes(con: store.Connection, *, cause: str, status: str, **filters: Any) -> list[dict[str, Any]]:
    """The surest asserted words for a cause, of different accounts; `status='not asserted'` gives its near misses."""
    return store.rows(con, "best_quotes", "pages", cause=cause, status=status, **filters)
