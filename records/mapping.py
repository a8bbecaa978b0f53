"""Decide which column is which of our fields, and what a person must be asked."""

import json
import re
from collections.abc import Mapping as Dict
from dataclasses import asdict, dataclass, replace
from hashlib import sha256

from records.fields import KINDS, SIGNATURES, Alias, RecordsError, aliases, fields, fold, holds
from records.values import CHOICES, Decision, decide

SHIFTS = ("next_day", "yearly", "monthly")
REJECTED = "rejectedbecause"  # the column that a file of rejected rows has beside its own, folded
_AGAIN = re.compile(r" \(\d+\)$")  # what tells the second column of one name from the first
ORDERS = ("date_day_first", "date_month_first")
PLAIN = ("last_day", "as_is")  # words that take a shift back
NAME_OR_ID = "customer"  # a header, folded, that exports use for the id and people for the name


@dataclass(frozen=True, slots=True)
class Column:
    """Our `field` is read from their column `header` (at `position`, from 0) by `converter`, then shifted."""

    field: str
    header: str
    position: int
    converter: str
    shift: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """What only a person can decide. `columns` are the headers concerned, `choices` the answers to choose from."""

    about: str  # 'kind', 'column', 'date_order', 'decimal_mark', 'stage', 'as_of'
    field: str
    columns: tuple[str, ...]
    choices: tuple[str, ...]
    sentence: str


@dataclass(frozen=True, slots=True)
class Mapping:
    """How a file of one kind is read: one column per field of ours; `left_out` are headers that nothing reads."""

    kind: str
    columns: tuple[Column, ...]
    left_out: tuple[str, ...]
    questions: tuple[Question, ...] = ()

    def to_json(self) -> str:
        """The mapping as the table `loads` keeps it."""
        return json.dumps([asdict(column) for column in self.columns], ensure_ascii=False)


# rank of the alias (-1: a person's choice), position, shift, options
_Offer = tuple[int, int, str, list[str]]


def fingerprint(headers: tuple[str, ...]) -> str:
    """The same for two files with the same headers in the same order, however they are spelt."""
    own = (folded for header in headers if (folded := fold(header)) != REJECTED)
    return sha256("\n".join(own).encode()).hexdigest()


def kinds_of(headers: tuple[str, ...]) -> tuple[str, ...]:
    """The kinds that these headers fit, the best first; two at the head with the same score cannot be told apart."""
    scores = {kind: score for kind in KINDS if (score := _score(kind, headers))}
    best = max(scores.values(), default=0)
    return tuple(sorted((k for k in scores if scores[k] == best), key=KINDS.index))


def _score(kind: str, headers: tuple[str, ...]) -> int:
    """How many fields the headers fill, the fields that make the kind counting double; 0 where one is missing."""
    known = aliases(kind)
    found = {known[fold(header)].field for header in headers if fold(header) in known}
    groups = SIGNATURES[kind]
    if not all(found & set(group) for group in groups):
        return 0
    return len(found) + len(groups)


def guess(
    headers: tuple[str, ...],
    sample: list[tuple[str, ...]],
    *,
    kind: str,
    choices: Dict[str, str] | None = None,
) -> Mapping:
    """Map the columns of a file. `choices` are a person's: their column -> our field, with `:option` where needed.

    Raises:
        RecordsError: a choice names a column that the file lacks, or a field or option that we lack.
    """
    chosen = {fold(theirs): ours for theirs, ours in (choices or {}).items()}
    _refuse_unknown(headers, kind, choices or {})
    taken, questions = _columns(headers, kind, chosen)
    columns = []
    for field, (position, shift, options) in taken.items():
        values = [row[position] for row in sample if position < len(row)]
        decision = _decision(field, values, options)
        columns.append(Column(field, headers[position], position, decision.converter, shift))
        if decision.choices:
            questions.append(_value_question(field, headers[position], decision, values))
    columns, questions = _ordered_alike(columns, questions)
    used = {column.position for column in columns}
    left_out = tuple(header for position, header in enumerate(headers) if position not in used)
    return Mapping(kind, tuple(columns), left_out, tuple(questions))


def _ordered_alike(columns: list[Column], questions: list[Question]) -> tuple[list[Column], list[Question]]:
    """A column of dates that may be read either way is read as the others of its file are, where they agree."""
    asked = {question.field for question in questions if question.about == "date_order"}
    known = {column.converter for column in columns if column.field not in asked} & {*ORDERS}
    if len(known) != 1:
        return columns, questions
    order = known.pop()
    alike = [replace(column, converter=order) if column.field in asked else column for column in columns]
    return alike, [question for question in questions if question.about != "date_order"]


def _refuse_unknown(headers: tuple[str, ...], kind: str, choices: Dict[str, str]) -> None:
    known = {fold(header) for header in headers}
    options = {*SHIFTS, *PLAIN, *(option for words in CHOICES.values() for option in words)}
    for theirs, ours in choices.items():
        field, *options_given = ours.split(":")
        unknown = sorted(set(options_given) - options)
        if fold(theirs) not in known:
            raise RecordsError(f"The file has no column '{theirs}'; its columns: {', '.join(headers)}.")
        if field and field not in fields(kind):
            raise RecordsError(f"'{field}' is no field of {kind}; known: {', '.join(fields(kind))}.")
        if unknown:
            raise RecordsError(
                f"'{unknown[0]}' in '{theirs}={ours}' is unknown; known: {', '.join(sorted(options))}."
            )


def _columns(
    headers: tuple[str, ...], kind: str, chosen: Dict[str, str]
) -> tuple[dict[str, tuple[int, str, list[str]]], list[Question]]:
    """Field -> (position, shift, options), with a question for each field that two columns fit equally."""
    known = aliases(kind)
    offers: dict[str, list[_Offer]] = {}
    for position, header in enumerate(headers):
        folded = fold(header)
        choice = chosen.get(folded)
        alias = known.get(fold(_AGAIN.sub("", header)))
        if choice is not None:
            field, *options = choice.split(":")
            if field:
                offers.setdefault(field, []).append((-1, position, _shift(alias, field, options), options))
        elif alias:
            offers.setdefault(alias.field, []).append((alias.rank, position, alias.shift, []))
    _take_bare_id_as_name(offers, headers, kind)
    taken, questions = {}, []
    for field, found in offers.items():
        found.sort()
        taken[field] = found[0][1:]
        equals = tuple(headers[offer[1]] for offer in found if offer[0] == found[0][0])
        if len(equals) > 1:
            questions.append(_column_question(field, equals))
    return taken, questions


def _take_bare_id_as_name(offers: dict[str, list[_Offer]], headers: tuple[str, ...], kind: str) -> None:
    """A column headed 'Customer' holds names where another column holds the ids, or none holds names.

    Nothing is lost where it holds ids after all: a name that no account has is looked up as an id.
    """
    ids = offers.get("account_id", [])
    bare = [offer for offer in ids if offer[0] >= 0 and fold(headers[offer[1]]) == NAME_OR_ID]
    others = [offer for offer in ids if offer not in bare]
    if not bare or "account_name" not in fields(kind) or ("account_name" in offers and not others):
        return
    offers["account_id"] = others
    if not others:
        del offers["account_id"]
    offers.setdefault("account_name", bare)


def _shift(alias: Alias | None, field: str, options: list[str]) -> str:
    """The shift that the person named, else the one of the alias table unless the person took it back."""
    named = next((option for option in options if option in SHIFTS), "")
    taken_back = any(option in PLAIN for option in options)
    return named or (alias.shift if alias and alias.field == field and not taken_back else "")


def _decision(field: str, values: list[str], options: list[str]) -> Decision:
    words = CHOICES.get(holds(field), {})
    named = next((words[option] for option in options if option in words), None)
    return Decision(named) if named else decide(field, values)


def _column_question(field: str, equals: tuple[str, ...]) -> Question:
    sentence = f"{' and '.join(repr(header) for header in equals)} both fit {field}; which one is it?"
    return Question("column", field, equals, equals, sentence)


def _value_question(field: str, header: str, decision: Decision, values: list[str]) -> Question:
    about = "date_order" if holds(field) == "date" else "decimal_mark"
    example = next((value for value in values if value.strip()), "")
    words = " or ".join(choice.replace("_", " ") for choice in decision.choices)
    sentence = f"'{header}' holds values like '{example}': {words}? Nothing in the column decides it."
    return Question(about, field, (header,), decision.choices, sentence)
