"""What a file says about itself in its first lines: `Date: 5 October 2022`, `Account: Pockley's Laundry`."""

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Literal

DayOrder = Literal["day_first", "month_first"]

ALIASES: dict[str, tuple[str, ...]] = {
    "interview_id": ("interview id", "interview", "id", "response id", "transcript id", "conversation id",
                     "conversationid", "call id", "callid", "record id", "respondent id", "responseid"),
    "account": ("account", "account name", "company", "company name", "organisation", "organization",
                "customer name", "client name", "business", "employer", "associated company",
                "which company are you from", "what company do you work for", "which company do you work for"),
    "customer": ("customer", "client"),
    "account_id": ("account id", "customer id", "customerid", "accountid", "company id", "client id", "org id",
                   "external data reference"),
    "held_on": ("date", "held on", "interview date", "call date", "date of interview", "date of call", "recorded",
                "recorded on", "meeting date", "date held", "submitted at", "completed at", "timestamp", "start time",
                "starttime", "started", "submit date", "end date", "date submitted", "response date", "when",
                "submit date (utc)"),
    "interviewer": ("interviewer", "host", "conducted by", "led by", "interviewed by", "moderator", "researcher"),
    "author": ("author", "written by", "noted by", "by", "note by", "owner", "logged by"),
    "interviewee": ("interviewee", "participant", "spoke to", "spoke with", "respondent", "contact", "with", "name",
                    "contact name", "respondent name", "full name", "interviewed", "guest", "person"),
    "interviewee_role": ("role", "job title", "title", "position", "interviewee role", "contact role", "job role",
                         "your role"),
    "loss_id": ("loss id", "loss", "lossid", "defection id", "churn id"),
    "deal_id": ("deal id", "opportunity id", "deal", "dealid", "opportunityid", "external id"),
    "stated_reason": ("crm reason", "stated reason", "reason given", "recorded reason", "reason on file",
                      "reason in crm", "closed lost reason"),
    "industry": ("industry", "sector"),
    "consent": ("consent", "consent given", "consented", "recording consent"),
    "keep_until": ("keep until", "delete after", "retain until", "retention date", "keep_until", "delete on"),
    "with_decider": ("decision maker", "with decider", "decider", "is decision maker", "decided"),
    "language": ("language", "lang", "locale"),
    "kind": ("kind", "type", "interview type", "channel"),
}  # fmt: skip
FACT_OF_LABEL = {alias: fact for fact, aliases in ALIASES.items() for alias in aliases}
YES = frozenset({"yes", "y", "true", "1", "given", "granted", "ok", "agreed"})
NO = frozenset({"no", "n", "false", "0", "refused", "declined", "withdrawn", "not given"})

_HEAD_LINE = re.compile(r"\s{0,3}(?:[-*•]\s+)?\**([A-Za-z][A-Za-z _]{0,28}?)\**\s*[:\t]\s*\**\s*(\S.{0,200})")
_WRITTEN_DATES = (
    "%d %B %Y", "%d %b %Y", "%B %d %Y", "%b %d %Y", "%d-%b-%Y", "%d-%b-%y", "%Y/%m/%d", "%Y.%m.%d", "%d.%m.%Y",
    "%d %B, %Y", "%A %d %B %Y", "%a %d %b %Y", "%A %B %d %Y", "%a %b %d %Y", "%Y%m%d", "%d.%m.%y",
)  # fmt: skip
_SLASHED = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4}|\d{2})(?!\d)")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?!\d)")
_CONTACT = re.compile(
    r"(?:\b(?:e-?mail|mail|tel|phone|mobile|cell)\b[.:]{0,2}\s{0,3})?"
    r"<?(?:[^\s<>@,;()]{1,64}@[\w.-]{1,80}|https?://[^\s<>,;()]{1,200}|\+?\d[\d ./-]{5,24}\d)>?",
    re.I,
)
_LINKING = frozenset(("of", "for", "the", "and", "&", "at", "to", "in"))


def fact_of(label: str) -> str | None:
    """Our name for a label or header; None for one that is not known."""
    plain = re.sub(r"[\s_]+", " ", label).strip(" *:?#").lower()
    return FACT_OF_LABEL.get(plain)


def head_line(line: str) -> tuple[str, str] | None:
    """Fact and value of one line that says something about the file."""
    match = _HEAD_LINE.fullmatch(line.rstrip())
    if not match:
        return None
    fact = fact_of(match.group(1))
    return (fact, match.group(2).strip(" *")) if fact else None


def add_fact(facts: dict[str, str], fact: str, value: str) -> None:
    """Note a fact; the first value stands. `customer` is a person where an account is named beside it."""
    if not value.strip():
        return
    if fact == "customer":
        fact = "interviewee" if "account" in facts else "account"
    if fact == "interviewee":
        name, role = person_and_role(value)
        if role:
            facts.setdefault("interviewee_role", role)
        value = name
    if value:
        facts.setdefault(fact, value.strip())


def person_and_role(text: str) -> tuple[str, str]:
    """`June Pockley, owner` as name and role; words without a capital are a role alone, contact data are neither."""
    plain = _CONTACT.sub("", text)
    plain = re.sub(r"\s*\(([^()]*)\)\s*$", r", \1", plain) if re.search(r"\w", plain) else text
    name, *more = (part.strip(" -–—|/") for part in re.split(r"[,;]", plain))
    if name[:1].islower() and "@" not in name:
        return "", ", ".join(filter(None, (name, *more)))
    return name, ", ".join(filter(None, more))


def role_at(account: str | None, role: str) -> str:
    """A role without the company at its end: `CFO Osterby` at `Osterby Energi A/S` is `CFO`."""
    own = set(re.findall(r"\w+", (account or "").lower()))
    parts = (_before_company(part.split(), own) for part in role.split(","))
    return ", ".join(" ".join(part) for part in parts if part)


def _before_company(words: list[str], own: set[str]) -> list[str]:
    """Words up to those of the company; all of them where its name is a part of the role, as in `Head of Energy`."""
    kept = list(words)
    while kept and kept[-1][0].isupper() and set(re.findall(r"\w+", kept[-1].lower())) <= own:
        kept.pop()
    if len(kept) < len(words) and kept and kept[-1].lower() == "at":
        return kept[:-1]
    return words if kept and kept[-1].lower() in _LINKING else kept


def day_order(cells: Iterable[str]) -> DayOrder | None:
    """What comes first in the days of a column, by those that can only be one; None where they do not tell."""
    found = (_SLASHED.match(cell.strip()) for cell in cells)
    numbers = [(int(match.group(1)), int(match.group(2))) for match in found if match]
    days_first, months_first = any(a > 12 for a, _ in numbers), any(b > 12 for _, b in numbers)
    if days_first == months_first:
        return None
    return "day_first" if days_first else "month_first"


def read_date(text: str, order: DayOrder | None = None) -> date | None:
    """A calendar day as people and tools write it; None where it is none or could be two days.

    `03/04/2024` could be March or April and is not guessed, unless `order` says what comes first.
    """
    text = " ".join(re.sub(r"(?<=\d)(?:st|nd|rd|th)\b", "", text).split())[:40]
    iso = _ISO.match(text)
    if iso:
        return _day(*map(int, iso.groups()))
    slashed = _SLASHED.match(text)
    if slashed:
        first, second, year = map(int, slashed.groups())
        year += 0 if year > 99 else 2000 if year < 69 else 1900  # as strptime reads years of two digits
        if order and max(first, second) <= 12:
            return _day(year, second, first) if order == "day_first" else _day(year, first, second)
        if first == second or second > 12 or first > 12:
            return _day(year, first, second) if second > 12 else _day(year, second, first)
        return None
    if re.fullmatch(r"\d{10}|\d{13}", text):
        return datetime.fromtimestamp(int(text[:10]), tz=UTC).date() if text[0] in "123" else None
    return _written_date(text)


def _day(year: int, month: int, day: int) -> date | None:
    """That day, if the calendar has it."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _written_date(text: str) -> date | None:
    """A day with the month in words or without separators, a time of day after it ignored."""
    plain = re.sub(r"[ T]+\d{1,2}:\d{2}.*$", "", text).replace(",", "").strip()
    for form in _WRITTEN_DATES:
        try:
            return datetime.strptime(plain, form).date()
        except ValueError:
            continue
    return None


def yes_or_no(text: str) -> bool | None:
    """What a consent or decider field says; None for other words."""
    plain = text.strip().lower()
    return True if plain in YES else False if plain in NO else None
