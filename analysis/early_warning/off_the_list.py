"""An account that is asked for and is not among the living ones: why, and what is known of it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from analysis.sentences import day
from queries import store


@dataclass(frozen=True, slots=True)
class OffTheList:
    """`why` is a sentence; `loss_id` is the latest loss of the account, None where it has none."""

    account_id: str
    why: str
    loss_id: str | None


def off_the_list(con: store.Connection, *, digest: str) -> OffTheList | None:
    """The account that an address names by a digest of its id; None where nothing on record bears that id."""
    found = store.rows(con, "account_record", "action", digest=digest)
    if not found:
        return None
    name = found[0]["account_name"] or found[0]["account_id"]
    return OffTheList(found[0]["account_id"], f"{name} {why_off_the_list(found[0])}", found[0]["loss_id"])


def why_off_the_list(record: dict[str, Any]) -> str:
    """Why an account is not listed: gone, leaving, still to come, or without a contract."""
    last: date | None = record["last_day_on"]
    following: date | None = record["begins_on"]
    begins = f"becomes a customer{' again' if last else ''} on {day(following)}" if following else ""
    if last is None:
        return f"{begins or 'has no contract on record'}, so it stands in no list of living accounts."
    if last < record["as_of_on"]:
        gone = f"is no longer a customer: its last day of service was {day(last)}"
        return f"{gone}; it {begins}." if begins else f"{gone}."
    return f"gave notice on {day(record['announced_on'])}, so it no longer stands among the living accounts."
