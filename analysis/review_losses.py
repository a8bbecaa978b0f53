"""The losses that teach most: what could be seen and when, what was done, and why they say they left.

First come losses that gave warning and whose records name another reason than the words do; then those that gave
warning; then the rest by value. Only losses with a root cause and words are told: the others teach nothing yet.
"""

from collections.abc import Iterable
from typing import Any

import pandas as pd

from analysis import sentences, wording
from analysis.pseudonyms import without_names
from analysis.slides import Quote, Slide, Table
from analysis.timeline import StepClock, clock_in_words, clocks
from interviews.redaction import Key
from queries import store

LOSSES_TOLD = 3
QUOTES_A_LOSS = 3
LONGEST_QUOTE = 240


def loss_slides(con: store.Connection, frame: pd.DataFrame) -> list[Slide]:
    """One slide a loss, the losses that teach most of those in the frame of `losses`."""
    read = frame[frame["root_cause"].notna()]
    if read.empty:
        return [Slide("losses", nothing_to_tell(len(frame)))]
    stories: dict[str, dict[str, Any]] = {row["loss_id"]: dict(row) for _, row in read.iterrows()}
    told = choose(stories, [clock for loss_id in stories for clock in clocks(con, loss_id=loss_id)])
    quotes = quotes_of(con, [clock.loss_id for clock in told])
    return [
        loss_slide(number, stories[clock.loss_id], clock, quotes.get(clock.loss_id, ()))
        for number, clock in enumerate(told, 1)
    ]


def nothing_to_tell(losses: int) -> str:
    """Why there is no story."""
    if not losses:
        return "No account was lost, so there is no loss to learn from"
    return f"None of the {sentences.count_of(losses, 'loss', 'losses')} has a root cause yet, so none can be told"


def choose(stories: dict[str, dict[str, Any]], all_clocks: Iterable[StepClock]) -> list[StepClock]:
    """The losses that teach most, first the most telling."""

    def telling(clock: StepClock) -> tuple[Any, ...]:
        story = stories[clock.loss_id]
        warned = bool(clock.seen)
        spun = story["stated_cause"] != story["root_cause"]
        return (warned and spun, warned, story["annual_value"] or 0.0, clock.loss_id)

    return sorted(all_clocks, key=telling, reverse=True)[:LOSSES_TOLD]


def quotes_of(con: store.Connection, loss_ids: list[str]) -> dict[str, tuple[Quote, ...]]:
    """The best words for the root cause of each loss, without the names on record."""
    named: dict[tuple[str, str], list[str]] = {}
    for row in store.rows(con, "people_of_losses", "action", loss_ids=loss_ids):
        named.setdefault((row["loss_id"], row["name_kind"]), []).append(row["full_name"])
    found: dict[str, list[Quote]] = {}
    pseudonyms = Key()
    for row in store.rows(con, "words_of_losses", "action", loss_ids=loss_ids):
        quotes = found.setdefault(row["loss_id"], [])
        if len(quotes) < QUOTES_A_LOSS:
            accounts, people = (named.get((row["loss_id"], kind), []) for kind in ("account", "person"))
            words = without_names(row["words"], pseudonyms, accounts=accounts, people=people)
            quotes.append(Quote(shortened(words), said_by(row)))
    return {loss_id: tuple(quotes) for loss_id, quotes in found.items()}


def shortened(words: str) -> str:
    """At most so many characters, cut between words."""
    words = " ".join(words.split())
    return words if len(words) <= LONGEST_QUOTE else words[:LONGEST_QUOTE].rsplit(" ", 1)[0] + " …"


def said_by(row: dict[str, Any]) -> str:
    """Who said it, without a name: role and day."""
    who = "our note" if row["role"] == "note" else row["interviewee_role"] or "customer"
    return f"{who}, {sentences.day(row['held_on'])}" if row["held_on"] else who


def loss_slide(number: int, story: dict[str, Any], clock: StepClock, quotes: tuple[Quote, ...]) -> Slide:
    """One loss under a pseudonym: facts, the three reasons side by side, the step clock, quotes."""
    alias = f"Account {chr(64 + number)}"
    kind = ", ".join(
        str(story[name]) for name in ("segment", "industry", "region") if isinstance(story[name], str)
    )
    warning = max((clock.days_of_warning(signal.step) or 0 for signal in clock.seen), default=0)
    seen = f"first signal {warning} days before the notice" if warning else "no warning is on record"
    title = f"{alias} ({kind}): {wording.cause(story['root_cause']).lower()}; {seen}"
    rows = (
        ("In our records", text_of(story["recorded_reason"])),
        (
            "Said first",
            wording.cause(story["stated_cause"]) if isinstance(story["stated_cause"], str) else "not known",
        ),
        (
            "Root cause",
            f"{wording.cause(story['root_cause'])} ({SOURCES.get(story['verdict_source'], 'not known')})",
        ),
        ("Announced, gone", f"{sentences.day(story['announced_on'])}, {sentences.day(story['lost_on'])}"),
        ("Value a year", sentences.amount(story["annual_value"], story["currency"] or "")),
    )
    return Slide(
        f"loss_{number}", title, tuple(clock_in_words(clock)), table=Table(("", ""), rows), quotes=quotes,
        behind="Steps are dated by the day that somebody wrote them down; what was told afterwards turns no clock.",
    )  # fmt: skip


SOURCES = {"person": "decided by a person", "model": "read by machine", "rules": "read by rules"}


def text_of(value: Any) -> str:
    """A text from a frame; 'nothing' where there is none."""
    return value if isinstance(value, str) else "nothing"
