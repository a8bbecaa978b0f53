"""What is said of a load before and after it is taken back, and of interviews before and after they are matched."""

from collections.abc import Mapping
from typing import Any

from analysis import sentences, wording
from queries import store


def undo_in_words(load: Mapping[str, Any], *, is_done: bool) -> str:
    """What taking a load back does, or did: how many rows of what go, and how many are as they were again.

    `load` is a row of `undo.loads`.
    """
    new, changed = int(load["rows_new"]), int(load["rows_changed"])
    kind = str(load["loaded_as"]).replace("_", " ")
    gone = f"{sentences.count_of(new, 'row')} of {kind} {_verb(new, is_done, 'is gone', 'are gone', 'goes', 'go')}"
    back = (
        f", {sentences.count_of(changed, 'row')} "
        f"{_verb(changed, is_done, 'is', 'are', 'becomes', 'become')} as before the load"
        if changed
        else ""
    )
    name = load["file_name"]
    return f"{name} is taken back: {gone}{back}." if is_done else f"Take {name} back? {gone}{back}."


def _verb(number: int, is_done: bool, one_done: str, many_done: str, one: str, many: str) -> str:
    return sentences.fitting(number, one_done, many_done) if is_done else sentences.fitting(number, one, many)


def left_to_match(con: store.Connection) -> str:
    """How many interviews wait to be matched by hand, and where that is done; empty where none does."""
    waiting = len(store.rows(con, "unmatched_interviews", "words"))
    if not waiting:
        return ""
    belong = sentences.count_of(waiting, "interview belongs", "interviews belong")
    return f"{belong} to no loss or deal on record: load that, or match by hand on the page Upload."


def match_in_words(con: store.Connection, interview_id: str) -> str:
    """Which loss an interview now belongs to, and what the loss is read as; of an account alone, that no loss fits."""
    row = store.rows(con, "interview_to_match", "words", interview_id=interview_id)[0]
    found = store.rows(con, "loss_facts", "pages", loss_id=row["loss_id"] or row["deal_id"])
    if not found:
        return "Matched to the account; no loss of it fits this interview yet."
    [loss] = found
    name = loss["account_name"] or loss["account_id"] or loss["loss_id"]
    read = "its root cause is still unknown"
    if loss["is_disputed"]:
        read = "its interviews disagree on the root cause, so a person has to decide"
    elif loss["root_cause"]:
        read = f"it is now read as: {wording.cause(loss['root_cause'])}"
    return f"Matched to the loss of {sentences.isolated(name)} on {sentences.day(loss['lost_on'])}; {read}."
