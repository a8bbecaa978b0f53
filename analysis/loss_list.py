"""Find losses and look at one of them: what the page Losses asks."""

from typing import Any

import pandas as pd

from analysis import behind, wording
from analysis.quotes import quoted
from analysis.sentences import amount, count_of
from queries import store

PAGE_SIZE = 100
SHOWN: dict[str, str] = {
    "all": "All",
    "disputed": "To decide",
    "unchecked": "Read by machine",
    "checked": "Checked by a person",
    "heard": "With words",
    "unread": "Unread",
}
READERS = {"person": "person", "model": "machine", "rules": "machine"}


def losses_found(con: store.Connection, *, page: int = 1, **asked: Any) -> pd.DataFrame:
    """One page of losses, those that a person must decide first, then the latest.

    `found` counts all of them, `found_value` sums them up.

    `asked` may hold the filters of every report, `show`, `search`, and what an address narrows the list to, word by
    word as `narrowing.understood` gives it.
    """
    start = PAGE_SIZE * (page - 1)
    return store.frame(
        con, "losses_found", "pages", **behind.parameters(con, asked), page_size=PAGE_SIZE, page_start=start
    )


def every_loss(con: store.Connection, **asked: Any) -> pd.DataFrame:
    """All the losses that `losses_found` gives page by page, for a download."""
    return store.frame(
        con, "losses_found", "pages", **behind.parameters(con, asked), page_size=None, page_start=0
    )


def losses_worded(con: store.Connection, **asked: Any) -> pd.DataFrame:
    """The same page of losses as it is read: causes by name, and who says so.

    Values are in the reporting currency, as their sum is. Of a search it says where the words stand, in the place of
    what the records and the customer say.
    """
    found = losses_found(con, **asked)
    reasons = zip(found["root_cause"], found["verdict_source"], found["is_disputed"], strict=True)
    shown = pd.DataFrame(
        {
            "account_name": found["account_name"].fillna(found["loss_id"]),
            "found_in": found["found_in"],
            "lost_on": found["lost_on"],
            "annual_value": found["reporting_value"],
            "recorded": found["recorded_reason"].fillna("—"),
            "stated": _named(found["stated_cause"], "—"),
            "root": [root_in_words(*one) for one in reasons],
            "read": found["verdict_source"].map(READERS).fillna("—"),
        }
    )
    left_out = ["recorded", "stated", "read"] if asked.get("search") else ["found_in"]
    return shown.drop(columns=left_out)


def _named(causes: pd.Series, nothing: str) -> pd.Series:
    return causes.map(wording.cause, na_action="ignore").fillna(nothing)


def root_in_words(cause: Any, source: Any, is_disputed: bool) -> str:
    """The root cause by name; where there is none, whether interviews differ or a correction left no words for one."""
    if is_disputed:
        return "Disputed"
    waits = READERS.get(source) == "machine" and not isinstance(cause, str)
    return "To decide" if waits else wording.cause(cause)


def total_in_words(total: int) -> str:
    """'1 loss', '32 losses'."""
    return count_of(total, "loss", "losses")


def worth_in_words(value: float, currency: str) -> str:
    """'worth £1.56 million a year', or nothing where no value is known."""
    return f"worth {amount(value, currency)} a year" if value and value == value else ""


def pages_of(total: int) -> int:
    """How many pages a list of so many losses fills."""
    return -(-total // PAGE_SIZE)


def loss_facts(con: store.Connection, *, loss_id: str) -> dict[str, Any] | None:
    """What is recorded, stated and decided about one loss; None where there is no such loss."""
    found = store.rows(con, "loss_facts", "pages", loss_id=loss_id)
    return found[0] if found else None


def next_disputed(con: store.Connection, *, after: str | None = None) -> str | None:
    """The loss that a person must decide first, beside the present one: the one of most value, then the latest.

    Interviews of equal rank differ, or a correction of what was read left no words that speak for a cause.
    """
    found: str | None = store.value(con, "next_disputed", "pages", after=after)
    return found


def best_quotes(con: store.Connection, *, cause: str, status: str, **filters: Any) -> list[dict[str, Any]]:
    """The surest asserted words for a cause, of different accounts; `status='not asserted'` gives its near misses."""
    return quoted(store.rows(con, "best_quotes", "pages", cause=cause, status=status, **filters))
