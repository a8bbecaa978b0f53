"""What a page says about who read a loss, and what became of a decision about it."""

from typing import Any

from analysis import wording
from analysis.loss_list import READERS

NO_WORDS = "no words after the announcement"
NOT_READ = "its words are not read yet"
NAMES_NONE = "read by machine: these words name no cause"
DIFFER = "interviews that count alike name different causes; choose one"


def rests_on(facts: dict[str, Any]) -> str:
    """Who decided the root cause, how far the machine can be trusted, or why there is none; from `loss_facts`."""
    if facts["verdict_source"] == "person":
        return f"decided by {facts['decided_by']}"
    if facts["is_disputed"]:
        return DIFFER
    if facts["root_cause"]:
        return f"read by machine, {wording.right_in(facts['verdict_score'])}"
    if facts["verdict_source"] is not None:
        return facts["verdict_reason"] or ""
    return NAMES_NONE if facts["is_read"] else NOT_READ if facts["has_words"] else NO_WORDS


def already(status: str) -> str:
    """What to say where a piece of evidence has a status already: 'It is already denied; Y agrees.'"""
    return f"It is already “{wording.status(status)}”; Y agrees."


def after(said: str, before: dict[str, Any], now: dict[str, Any]) -> str:
    """What was decided about a piece of evidence, and what became of the root cause of its loss."""
    if before["root_cause"] == now["root_cause"]:
        return f"{said}."
    if now["root_cause"]:
        return f"{said}. The root cause is now {wording.cause(now['root_cause'])}."
    waits = READERS.get(now["verdict_source"]) == "machine"
    return f"{said}. {'No words are left for a root cause: choose one.' if waits else 'The root cause is unknown.'}"


def taken_back(before: dict[str, Any], now: dict[str, Any]) -> str:
    """What became of the root cause by taking something back."""
    return after("Taken back", before, now)
