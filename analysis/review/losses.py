"""The losses that teach most: what could be seen and when, what was done, and why they say they left.

First come losses that gave warning and whose records name another reason than the words do; then those that gave
warning; then the rest by value. Only losses with a root cause and words are told: the others teach nothing yet.
"""

from collections.abc import Iterable
from typing import Any

import pandas as pd

from analysis import sentences, wording
from analysis.agreement import causes_of_reasons
from analysis.early_warning.signals import STEPS
from analysis.early_warning.timeline import StepClock, clock_in_words, clocks
from analysis.figures import palette
from analysis.pseudonyms import without_names
from analysis.quotes import in_full
from analysis.review.slides import Bars, Quote, Series, Slide, Table
from interviews.redaction import Key
from queries import store

LOSSES_TOLD = 3
LOSSES_WEIGHED = (
    60  # how many of them the three are chosen from, those that records misname and of most value first
)
QUOTES_A_LOSS = 3
CLOCK = (
    "One loss alone. Steps are dated by the day that somebody wrote them down; what was told afterwards turns no "
    "clock. Days count up to the announcement. Value: as recorded, else twelve times the monthly fee on the day of the "
    "announcement."
)
SHORTEST_QUOTE, LONGEST_QUOTE = 5, 240  # words, characters


def loss_slides(con: store.Connection, frame: pd.DataFrame) -> list[Slide]:
    """One slide a loss, the losses that teach most of those in the frame of `losses`."""
    read = frame[frame["root_cause"].notna()]
    if read.empty:
        return [Slide("losses", nothing_to_tell(len(frame)), behind=CLOCK)]
    stories = weighed(con, read)
    told = choose(stories, clocks(con, loss_ids=list(stories)))
    quotes = quotes_of(con, [clock.loss_id for clock in told])
    return [
        loss_slide(number, stories[clock.loss_id], clock, quotes.get(clock.loss_id, ()))
        for number, clock in enumerate(told, 1)
    ]


def nothing_to_tell(losses: int) -> str:
    """Why there is no story."""
    if not losses:
        return "No account was lost, so there is no loss to learn from"
    return f"No root cause of the {sentences.count_of(losses, 'loss', 'losses')} is known yet, so no story can be told"


def weighed(con: store.Connection, read: pd.DataFrame) -> dict[str, dict[str, Any]]:
    """The losses to choose from by id; `is_misnamed`: its records name another cause. `worth`: its value, 0 unknown."""
    meant = causes_of_reasons(con, read["recorded_reason"].dropna().unique())
    reasons, causes = read["recorded_reason"].tolist(), read["root_cause"].tolist()
    marked = read.assign(
        is_misnamed=[r in meant and c not in meant[r] for r, c in zip(reasons, causes, strict=True)],
        worth=read["annual_value"].astype(float).fillna(0.0),
    )
    first = marked.sort_values(["is_misnamed", "worth", "loss_id"], ascending=False).head(LOSSES_WEIGHED)
    return {str(row["loss_id"]): {str(k): v for k, v in row.items()} for row in first.to_dict("records")}


def choose(stories: dict[str, dict[str, Any]], all_clocks: Iterable[StepClock]) -> list[StepClock]:
    """The losses that teach most, first the most telling."""

    def telling(clock: StepClock) -> tuple[Any, ...]:
        story = stories[clock.loss_id]
        warned = bool(clock.seen)
        return (warned and story["is_misnamed"], warned, story["worth"], clock.loss_id)

    return sorted(all_clocks, key=telling, reverse=True)[:LOSSES_TOLD]


def quotes_of(con: store.Connection, loss_ids: list[str]) -> dict[str, tuple[Quote, ...]]:
    """The best words for the root cause of each loss, without the names on record."""
    named: dict[tuple[str, str], list[str]] = {}
    for row in store.rows(con, "people_of_losses", "action", loss_ids=loss_ids):
        named.setdefault((row["loss_id"], row["name_kind"]), []).append(row["full_name"])
    found: dict[str, list[Quote]] = {}
    pseudonyms = Key()
    competitors = [row["competitor"] for row in store.rows(con, "competitors_named", "words")]
    for row in store.rows(con, "words_of_losses", "action", loss_ids=loss_ids):
        quotes = found.setdefault(row["loss_id"], [])
        words = told(row)
        if len(quotes) < QUOTES_A_LOSS and len(words.split()) >= SHORTEST_QUOTE:
            accounts, people = (named.get((row["loss_id"], kind), []) for kind in ("account", "person"))
            words = without_names(
                words, pseudonyms, accounts=accounts, people=people, competitors=competitors
            )
            quote = Quote(shortened(words), said_by(row))
            if quote not in quotes:  # two pieces of one sentence are one quote
                quotes.append(quote)
    return {loss_id: tuple(quotes) for loss_id, quotes in found.items()}


def told(row: dict[str, Any]) -> str:
    """What was found, with the rest of its sentence; alone where that would be longer than a slide has room for."""
    start, end = row["start_offset"], row["end_offset"]
    whole = in_full(row["body"], start, end)
    return whole if len(whole) <= LONGEST_QUOTE else f"{row['body'][start:end].strip()} …"


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
    kind = ", ".join(
        str(story[name]) for name in ("segment", "industry", "region") if isinstance(story[name], str)
    )
    warning = max((clock.days_of_warning(signal.step) or 0 for signal in clock.seen), default=0)
    seen = (
        f"first sign {sentences.count_of(warning, 'day')} before the notice"
        if warning
        else "no warning is on record"
    )
    cause = wording.cause(story["root_cause"])
    return Slide(
        f"loss_{number}", f"Account {chr(64 + number)} ({kind}): {cause.lower()}; {seen}",
        tuple(clock_in_words(clock)), clock_bars(clock), facts_of(story), quotes,
        behind=CLOCK, loss_id=clock.loss_id,
    )  # fmt: skip


def facts_of(story: dict[str, Any]) -> Table:
    """The three reasons side by side, the days, and the value."""
    stated = wording.cause(story["stated_cause"]) if isinstance(story["stated_cause"], str) else "not known"
    read_by = SOURCES.get(story["verdict_source"], "not known")
    rows = (
        ("In our records", text_of(story["recorded_reason"])),
        ("Said first", stated),
        ("Root cause", f"{wording.cause(story['root_cause'])} ({read_by})"),
        ("Announced, gone", f"{sentences.day(story['announced_on'])}, {sentences.day(story['lost_on'])}"),
        ("Value a year", sentences.amount(story["annual_value"], text_or_empty(story["currency"]))),
    )
    return Table(("", ""), rows)


def clock_bars(clock: StepClock) -> Bars | None:
    """How many days before the announcement each step first showed; nothing where none did."""
    shown = [step for step in STEPS if clock.first(step)]
    if not shown:
        return None
    days = tuple(float(clock.days_of_warning(step) or 0) for step in shown)
    series = Series("Days before the announcement", days, palette.OWN)
    colours = tuple(palette.STEP_COLOURS[step] for step in shown)
    return Bars(tuple(wording.step(step) for step in shown), (series,), "count", colours=colours)


SOURCES = {"person": "decided by a person", "model": "read by machine", "rules": "read by rules"}


def text_of(value: Any) -> str:
    """A text from a frame; 'nothing' where there is none."""
    return value if isinstance(value, str) else "nothing"


def text_or_empty(value: Any) -> str:
    """A text from a frame; empty where there is none."""
    return value if isinstance(value, str) else ""
