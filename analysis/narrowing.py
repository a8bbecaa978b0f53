"""What an address narrows the list of losses to, beside the filters: the bar or the row that was clicked.

Each word of the address stands for one field that `loss_list.losses_found` takes. Words that people wrote (reasons,
competitors, names) stand in the address as a digest.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from analysis import periods, verdicts, wording
from analysis.agreement import PAIRS
from analysis.choices import by_digest
from analysis.sentences import count_of, day, isolated
from analysis.size_bands import names_of_bands
from queries import store

Narrowed = dict[str, Any]
ANY_MONTH = 9_999  # of tenure: longer than anybody stays
KINDS_OF_CAUSES = {"known": "with a known root cause", "unknown": "without a known root cause"}


@dataclass(frozen=True, slots=True)
class Word:
    """One word of an address: what its text means (None where it means nothing here), and how that is said."""

    means: Callable[[store.Connection, str], Any]
    says: Callable[[Any], str]


def understood(con: store.Connection, *, asked: tuple[tuple[str, str], ...]) -> tuple[Narrowed, list[str]]:
    """What the words of an address narrow the list to, and a note for each that means nothing here."""
    found, notes = {}, []
    for name, text in asked:
        meant = WORDS[name].means(con, text)
        if meant is None:
            notes.append(f"'{name}={text}' in the address fits no loss on record; it was dropped.")
        else:
            found[name] = meant
    return found, notes


def in_words(narrowed: Narrowed) -> str:
    """'Only losses put down to Price and value.', or nothing."""
    words = [WORDS[name].says(meant) for name, meant in narrowed.items()]
    return f"Only losses {', '.join(words)}." if words else ""


def _cause(con: store.Connection, text: str) -> str | None:
    known = {"unknown", "known", *verdicts.known_causes(con), *_recorded(con, "root_cause")}
    return text if text in known | set(_recorded(con, "stated_cause")) else None


def _recorded(con: store.Connection, field: str) -> list[str]:
    return [row["value_name"] for row in store.rows(con, "recorded_words", "pages", field=field)]


def _by_digest(field: str) -> Callable[[store.Connection, str], str | None]:
    return lambda con, text: by_digest(_recorded(con, field), text)


def one_of(*accepted: str) -> Callable[[store.Connection, str], str | None]:
    """Means itself where it is one of the words accepted, else nothing."""
    return lambda con, text: text if text in accepted else None


def _day(_con: store.Connection, text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _months(_con: store.Connection, text: str) -> tuple[int, int] | None:
    """'0-24': after the first and not after the last month of tenure."""
    first, _, last = text.partition("-")
    is_span = first.isdecimal() and last.isdecimal() and int(first) < int(last) <= ANY_MONTH
    return (int(first), int(last)) if is_span else None


def _cohort(_con: store.Connection, text: str) -> tuple[str, int] | None:
    """'2022-Q3.8': joined in that quarter, gone eight quarters later."""
    name, _, quarters = text.partition(".")
    try:
        joined = periods.parse(name)
    except periods.PeriodError:
        return None
    return (joined.name, int(quarters)) if "Q" in joined.name and quarters.isdecimal() else None


def _size(con: store.Connection, text: str) -> tuple[str, str] | None:
    """The number of a size band and its name."""
    return next((band for band in names_of_bands(con).items() if by_digest([band[1]], text)), None)


def _asked(_con: store.Connection, text: str) -> tuple[str, str] | None:
    """'days.2' is the second group of days to the interview, 'seller.yes' a seller in the room."""
    how, _, group = text.partition(".")
    groups = {"days": ("1", "2", "3", "4", "5"), "seller": ("yes", "no")}
    return (how, group) if group in groups.get(how, ()) else None


def _say_cause(cause: str) -> str:
    return KINDS_OF_CAUSES.get(cause) or f"put down to {wording.cause(cause)}"


def _say_stated(cause: str) -> str:
    return (
        "of which no cause was named first"
        if cause == "unknown"
        else f"that {wording.cause(cause)} was named for first"
    )


def _say_months(months: tuple[int, int]) -> str:
    first, last = months
    if last == ANY_MONTH:
        return "of customers whose tenure is known"
    if first == 0:
        return f"of customers who left within {count_of(last, 'month')}"
    return f"of customers who left after month {first} and by month {last}"


def _say_cohort(cohort: tuple[str, int]) -> str:
    name, quarters = cohort
    return f"of customers who joined in {periods.parse(name).label} and left within {count_of(quarters, 'quarter')}"


def _say_asked(asked: tuple[str, str]) -> str:
    how, group = asked
    if how == "seller":
        return f"talked about {'with' if group == 'yes' else 'without'} a seller in the room"
    days = (
        "in fewer than 30 days",
        "in 30 to 59 days",
        "in 60 to 89 days",
        "in 90 days or more",
        "on no known day",
    )
    return f"asked about {days[int(group) - 1]}"


_SAY_KINDS = {"announced": "counted by the day of the announcement"}
WORDS: dict[str, Word] = {
    "cause": Word(_cause, _say_cause),
    "mentions": Word(_cause, lambda cause: f"in whose words {wording.cause(cause)} comes up"),
    "stated": Word(_cause, _say_stated),
    "machine": Word(_cause, lambda cause: f"that the machine put down to {wording.cause(cause)}"),
    "reason": Word(_by_digest("recorded_reason"), lambda reason: f"recorded as {isolated(reason)}"),
    "competitor": Word(_by_digest("competitor"), lambda name: f"lost to {isolated(wording.group(name))}"),
    "industry": Word(_by_digest("industry"), lambda name: f"in the industry {isolated(wording.group(name))}"),
    "without": Word(one_of("segment", "region", "owner", "day"), lambda name: f"without a {name} on record"),
    "both": Word(one_of(*PAIRS), lambda pair: f"with both causes on record: {pair}"),
    "avoidable": Word(
        one_of("yes", "no"), lambda could: f"that could {'' if could == 'yes' else 'not '}have been avoided"
    ),
    "at_risk": Word(_day, lambda served: f"of accounts served on {day(served)}"),
    "paying": Word(one_of("yes"), lambda _: "whose fees are known"),
    "tenure": Word(_months, _say_months),
    "joined": Word(_cohort, _say_cohort),
    "deal_type": Word(_by_digest("deal_type"), lambda name: f"of the type {isolated(wording.group(name))}"),
    "size": Word(_size, lambda band: f"worth {band[1]} a year"),
    "opened": Word(one_of("known"), lambda _: "with a known day of opening"),
    "asked_by": Word(_by_digest("asked_by"), lambda name: f"asked about by {isolated(name)}"),
    "asked": Word(_asked, _say_asked),
    "written": Word(one_of("before"), lambda _: "about which anybody wrote in the year before"),
    "dated": Word(one_of("announced"), lambda how: _SAY_KINDS[how]),
}
