"""Find losses and look at one of them: what the page Losses asks."""

from datetime import date
from typing import Any

import pandas as pd

from analysis import wording
from analysis.choices import by_digest
from analysis.sentences import count_of, day
from queries import store

PAGE_SIZE = 100
SHOWN: dict[str, str] = {
    "all": "All",
    "disputed": "Disputed",
    "unchecked": "Read by machine",
    "checked": "Checked by a person",
    "unread": "Unread",
}
OPEN = (
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
READERS = {"person": "person", "model": "machine", "rules": "machine"}


def losses_found(con: store.Connection, *, page: int = 1, **asked: Any) -> pd.DataFrame:
    """One page of losses, disputed ones first, then the latest; column `found` counts them all.

    `asked` may hold the filters of every report and dated_by (lost_on or announced_on), cause (a key, 'unknown' or
    'known'), recorded_reason, competitor, at_risk_on (only accounts served on that day), show and search.
    """
    defaults = dict.fromkeys(OPEN) | {"kind": "defection", "dated_by": "lost_on", "show": "all"}
    start = PAGE_SIZE * (page - 1)
    return store.frame(
        con, "losses_found", "pages", **defaults | asked, page_size=PAGE_SIZE, page_start=start
    )


def losses_worded(con: store.Connection, **asked: Any) -> pd.DataFrame:
    """The same page of losses as it is read: causes by name, and who says so."""
    found = losses_found(con, **asked)
    root = _named(found["root_cause"], "Unknown")
    return pd.DataFrame(
        {
            "loss_id": found["loss_id"],
            "account_name": found["account_name"],
            "lost_on": found["lost_on"],
            "annual_value": found["annual_value"],
            "recorded": found["recorded_reason"].fillna("—"),
            "stated": _named(found["stated_cause"], "—"),
            "root": root.where(~found["is_disputed"], "Disputed"),
            "read": found["verdict_source"].map(READERS).fillna("—"),
        }
    )


def _named(causes: pd.Series, nothing: str) -> pd.Series:
    return causes.map(wording.cause, na_action="ignore").fillna(nothing)


def total_in_words(total: int) -> str:
    """'1 loss', '32 losses'."""
    return count_of(total, "loss", "losses")


def pages_of(total: int) -> int:
    """How many pages a list of so many losses fills."""
    return -(-total // PAGE_SIZE)


def narrowing(con: store.Connection, *, asked: dict[str, str]) -> tuple[dict[str, Any], list[str]]:
    """What an address narrows the list to beside the filters, and a note for each part that means nothing here."""
    found: dict[str, Any] = {"dated_by": "announced_on" if asked.get("dated") == "announced" else "lost_on"}
    notes = []
    for word, field in (("reason", "recorded_reason"), ("competitor", "competitor")):
        if word in asked:
            found[field] = named_by_digest(con, field=field, word=asked[word])
            if found[field] is None:
                notes.append(f"The address names a {word} that no loss has; it was dropped.")
    if "cause" in asked:
        found["cause"] = asked["cause"]
    try:
        found["at_risk_on"] = date.fromisoformat(asked["at_risk"]) if "at_risk" in asked else None
    except ValueError:
        notes.append("The address names a day that is none; expected YYYY-MM-DD. It was dropped.")
    return found, notes


def narrowing_in_words(narrowed: dict[str, Any]) -> str:
    """'Only losses put down to Price and value.', or nothing."""
    words = []
    if cause := narrowed.get("cause"):
        known = {"known": "with a known root cause", "unknown": "without a known root cause"}
        words.append(known.get(cause) or f"put down to {wording.cause(cause)}")
    words += [f"recorded as {narrowed['recorded_reason']}"] if narrowed.get("recorded_reason") else []
    words += [f"lost to {narrowed['competitor']}"] if narrowed.get("competitor") else []
    words += [f"of accounts served on {day(narrowed['at_risk_on'])}"] if narrowed.get("at_risk_on") else []
    words += ["counted by the day of the announcement"] if narrowed["dated_by"] == "announced_on" else []
    return f"Only losses {', '.join(words)}." if words else ""


def loss_facts(con: store.Connection, *, loss_id: str) -> dict[str, Any] | None:
    """What is recorded, stated and decided about one loss; None where there is no such loss."""
    found = store.rows(con, "loss_facts", "pages", loss_id=loss_id)
    return found[0] if found else None


def next_disputed(con: store.Connection, *, after: str | None = None) -> str | None:
    """The disputed loss that comes first in line, beside the present one: the one of most value, then the latest."""
    found: str | None = store.value(con, "next_disputed", "pages", after=after)
    return found


def named_by_digest(con: store.Connection, *, field: str, word: str) -> str | None:
    """The recorded reason or competitor that a digest in an address stands for; None where there is none."""
    return by_digest(
        (row["value_name"] for row in store.rows(con, "recorded_words", "pages", field=field)), word
    )


def best_quotes(con: store.Connection, *, cause: str, status: str, **filters: Any) -> list[dict[str, Any]]:
    """The surest asserted words for a cause, of different accounts; `status='not asserted'` gives its near misses."""
    return store.rows(con, "best_quotes", "pages", cause=cause, status=status, **filters)
