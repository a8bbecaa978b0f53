"""Deals that somebody proposed to walk away from, in sentences: who, when, and what became of them."""

from collections import Counter
from datetime import date
from typing import Any

from analysis import locales, sentences
from analysis.action.disengaging import BECAME, proposals
from queries import store

END_WORDS = {
    "came_back": "came back to us",
    "bought_elsewhere": "bought elsewhere",
    "bought_nothing": "bought nothing",
    "not_known": "of which it is not known",
}


def is_due(proposal: dict[str, Any], today: date) -> bool:
    """Whether somebody should look at a deal that was walked away from."""
    due = proposal["next_check_in_on"]
    return bool(proposal["approved_by"] and proposal["ended_on"] is None and due and due <= today)


def state_in_words(proposal: dict[str, Any], today: date) -> str:
    """Who proposed and approved it, when to look again, and what became of the deal."""
    said = [f"{proposal['asked_by']} proposed it on {sentences.day(proposal['asked_at'])}"]
    if not proposal["approved_by"]:
        said.append("taken back" if proposal["ended_on"] else "not approved yet")
        return "; ".join(said)
    said.append(
        f"approved by (entered as) {proposal['approved_by']}, {sentences.moment(proposal['approved_at'])}"
    )
    if proposal["ended_on"]:
        said.append(f"{BECAME[proposal['what_became']].lower()}, {sentences.day(proposal['ended_on'])}")
    elif is_due(proposal, today):
        said.append(f"a look at it was due on {sentences.day(proposal['next_check_in_on'])}")
    else:
        said.append(f"next look on {sentences.day(proposal['next_check_in_on'])}")
    return "; ".join(said)


def reminder(con: store.Connection, *, today: date) -> str:
    """'2 looks are due at deals that were walked away from; see “Walk away”.'; empty where none is due."""
    due = sum(is_due(row, today) for row in proposals(con))
    if not due:
        return ""
    looks = sentences.count_of(due, "look is due", "looks are due")
    deals = sentences.fitting(due, "a deal that was", "deals that were")
    return f"{looks} at {deals} walked away from; see “Walk away”."


def followed_in_words(con: store.Connection, *, today: date) -> str:
    """'5 deals were walked away from: 1 came back to us, 2 bought elsewhere; 2 are followed, 1 look is due.'"""
    approved = [row for row in proposals(con) if row["approved_by"]]
    if not approved:
        return "No deal has been walked away from yet."
    ended = Counter(row["what_became"] for row in approved if row["ended_on"])
    became = [f"{ended[key]} {END_WORDS[key]}" for key in BECAME if ended[key]]
    still = sum(row["ended_on"] is None for row in approved)
    due = sum(is_due(row, today) for row in approved)
    deals = sentences.count_of(len(approved), "deal was", "deals were")
    outcome = f": {', '.join(became)}" if became else ""
    looks = sentences.count_of(due, "look is due", "looks are due") if due else "no look is due"
    return f"{deals} walked away from{outcome}; {locales.number(still)} still followed, {looks}."
