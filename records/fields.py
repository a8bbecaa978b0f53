"""What a file of rows can hold: the kinds of file, the fields of each, and the headers that stand for them."""

import re
import tomllib
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

Holds = Literal["text", "date", "money", "number", "flag", "stage", "interval"]

KINDS = ("accounts", "contracts", "deals", "defections", "snapshot", "notes", "actions", "exchange_rates")
KIND_WORDS = {
    "losses": "defections",
    "customers": "accounts",
    "opportunities": "deals",
    "interview": "interviews",
}

_HOLDS: dict[str, Holds] = {
    "since_on": "date",
    "management_changed_on": "date",
    "starts_on": "date",
    "ends_on": "date",
    "notice_on": "date",
    "renews_on": "date",
    "opened_on": "date",
    "closed_on": "date",
    "won_on": "date",
    "lost_on": "date",
    "written_on": "date",
    "started_on": "date",
    "ended_on": "date",
    "monthly_fee": "money",
    "annual_value": "money",
    "monthly_value": "money",
    "tenure_months": "number",
    "rate": "number",
    "rate_year": "number",
    "exec_contact": "flag",
    "interviewed_flag": "flag",
    "has_left": "flag",
    "is_won": "flag",
    "is_lost": "flag",
    "outcome": "stage",
    "fee_interval": "interval",
}

# A file is of a kind when every group has at least one of its fields among the headers.
SIGNATURES: dict[str, tuple[tuple[str, ...], ...]] = {
    "accounts": (
        ("name",),
        ("account_id", "segment", "industry", "region", "owner", "since_on", "email_domain", "exec_contact"),
    ),
    "contracts": (("account_id", "account_name"), ("starts_on",), ("monthly_fee", "ends_on")),
    "deals": (("outcome", "is_won"), ("closed_on", "opened_on")),
    "defections": (("account_id", "account_name"), ("lost_on",)),
    "snapshot": (("account_id",), ("has_left", "tenure_months")),
    "notes": (("account_id", "account_name"), ("body",)),
    "actions": (("title",), ("cause",), ("started_on",)),
    "exchange_rates": (("currency",), ("rate",), ("rate_year",)),
}


class RecordsError(ValueError):
    """A sentence for the person: which file or column cannot be used, and what is accepted."""


@dataclass(frozen=True, slots=True)
class Alias:
    """A header that stands for `field`: preferred by `rank` (0 first); `shift` is '', next_day, yearly or monthly."""

    field: str
    rank: int
    shift: str = ""


def fold(header: str) -> str:
    """The header without case, accents, spaces, punctuation and `__c`: what two spellings of it share."""
    plain = unicodedata.normalize("NFKD", header.strip().removesuffix("__c"))
    return re.sub(r"[\W_]+", "", "".join(c for c in plain if not unicodedata.combining(c))).casefold()


def holds(field: str) -> Holds:
    """What kind of value a field of ours holds."""
    return _HOLDS.get(field, "text")


def needed(kind: str) -> tuple[tuple[str, ...], ...]:
    """Groups of fields of which a file of this kind must fill one each.

    They are those that tell the kind, save that an account needs only an id or a name: either serves as both.
    """
    return (("name", "account_id"),) if kind == "accounts" else SIGNATURES[kind]


def kind_named(word: str) -> str:
    """The kind that a person's word means; `losses` is a word for defections.

    Raises:
        RecordsError: the word is none of ours.
    """
    kind = KIND_WORDS.get(word, word)
    if kind not in (*KINDS, "interviews"):
        raise RecordsError(
            f"'{word}' is no kind of file; known: {', '.join((*KINDS, 'interviews'))}, losses."
        )
    return kind


@cache
def alias_table() -> dict[str, Any]:
    """The alias file as it is written."""
    return tomllib.loads((Path(__file__).parent / "aliases.toml").read_text(encoding="utf-8"))


@cache
def aliases(kind: str) -> dict[str, Alias]:
    """Folded header -> the field of this kind that it stands for. Our own field names come first of all."""
    found: dict[str, Alias] = {}
    for key, headers in alias_table()[kind].items():
        field, _, shift = key.partition(".")
        offset = 100 if shift else 0  # a column that needs no shifting is preferred to one that does
        for rank, entry in enumerate(headers):
            for header in entry if isinstance(entry, list) else [entry]:
                found.setdefault(fold(header), Alias(field, offset + rank, shift))
    for field, headers in alias_table()["every_kind"].items():
        ours = "name" if field == "account_name" and kind in ("accounts", "snapshot") else field
        if ours in fields(kind):
            for rank, header in enumerate(headers):
                found.setdefault(fold(header), Alias(ours, 50 + rank))
    return found


def fields(kind: str) -> tuple[str, ...]:
    """The fields of ours that a file of this kind can fill, in the order of the alias table."""
    return tuple(dict.fromkeys(key.partition(".")[0] for key in alias_table()[kind]))


def contact_columns(headers: Sequence[str]) -> list[tuple[int, ...]]:
    """Positions of the columns that name people at the customer: one of whole names, or a first and a last name."""
    folded = [fold(header) for header in headers]
    first, last, whole = (
        [folded.index(known) for known in map(fold, alias_table()["contacts"][part]) if known in folded]
        for part in ("first_name", "last_name", "name")
    )
    pairs = [(first[0], last[0])] if first and last else []
    return [*((position,) for position in whole), *pairs]


@cache
def outcomes() -> dict[str, str]:
    """Folded stage name -> outcome, as delivered; the table `outcome_names` overrules it."""
    table: dict[str, list[str]] = alias_table()["outcomes"]
    return {fold(name): outcome for outcome, names in table.items() for name in names}
