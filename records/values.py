"""How the values of a column are written: order of dates, decimal mark. Decided by column, never guessed."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from records.fields import holds

# Words that a typed column uses for "no value"; in a text column they are words ("None" may be a competitor's name).
BLANKS = frozenset({"", "null", "none", "n/a", "na", "#n/a", "nan", "nat", "-", "--", "–", "—", "n.a."})

_SHAPES: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("date_iso", re.compile(r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}([T ].*)?$|(19|20)\d{6}$")),
    ("numeric", re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(,? .*)?$")),
    ("date_named", re.compile(r"\d{1,2}[ -][A-Za-z]{3,9}\.?[ -]\d{2,4}$|[A-Za-z]{3,9}\.? \d{1,2},? \d{4}$")),
    ("date_excel", re.compile(r"[2-7]\d{4}(\.\d+)?$")),
    ("date_epoch_s", re.compile(r"\d{9,10}(\.\d+)?$")),
    ("date_epoch_ms", re.compile(r"\d{12,13}(\.0+)?$")),
)
# as exports for spreadsheets write a cell that begins like a formula, and one whose zeros in front are to stay
_GUARDED = re.compile(r"'[=+@\t\r\n-]|=\"[^\"]*\"$")
CHOICES = {
    "date": {"day_first": "date_day_first", "month_first": "date_month_first", "iso": "date_iso"},
    "money": {"decimal_point": "money_point", "decimal_comma": "money_comma"},
    "number": {"decimal_point": "number_point", "decimal_comma": "number_comma"},
}


@dataclass(frozen=True, slots=True)
class Decision:
    """The converter of a column; `choices` are the words to choose from where the values do not decide."""

    converter: str
    choices: tuple[str, ...] = ()


def decide(field: str, values: Iterable[str]) -> Decision:
    """Name the converter that reads this column."""
    kind = holds(field)
    filled = [v for v in (value.strip() for value in values) if v.lower() not in BLANKS]
    if kind == "date":
        return _date_order(filled)
    if kind in ("money", "number"):
        return _decimal_mark(kind, filled)
    guarded = kind == "text" and any(_GUARDED.match(value) for value in filled)
    return Decision("unguarded_text" if guarded else kind)


def _date_order(values: list[str]) -> Decision:
    shapes = Counter(_shape(value) for value in values)
    shapes.pop("", None)
    if not shapes:
        return Decision("date_iso")
    commonest = shapes.most_common(1)[0][0]
    # some dates in figures among others decide, too: what reads them reads year first and names of months as well
    has_order = "numeric" in shapes and commonest in ("numeric", "date_iso", "date_named")
    return _numeric_order(values) if has_order else Decision(commonest)


def mark_of(values: Iterable[str]) -> str:
    """What most dates in figures have between their parts: a slash, a point or a hyphen."""
    marks = Counter(
        found[0][len(found[1])] for value in values if (found := _SHAPES[1][1].match(value.strip()))
    )
    return marks.most_common(1)[0][0] if marks else "/"


def _shape(value: str) -> str:
    return next((name for name, pattern in _SHAPES if pattern.match(value)), "")


def _numeric_order(values: list[str]) -> Decision:
    """Day or month first: a part above 12 decides, so do dots, which no month-first country writes."""
    parts = [match for match in (_SHAPES[1][1].match(value) for value in values) if match]
    day_first = any(int(m[1]) > 12 for m in parts) or all("." in m[0][:6] for m in parts)
    month_first = any(int(m[2]) > 12 for m in parts)
    if day_first != month_first:
        return Decision("date_day_first" if day_first else "date_month_first")
    return Decision("date_day_first", ("day_first", "month_first"))


def _decimal_mark(kind: str, values: list[str]) -> Decision:
    """Point or comma: the last of two marks is the decimal one; a mark before one or two digits is, too.

    A comma before exactly three digits separates thousands. A single point before exactly three digits, with nothing
    else in the column to decide, may be either and is asked for.
    """
    numbers = [re.sub(r"[^\d.,]", "", value).strip(".,") for value in values]
    comma = any(_ends_decimal(number, ",") for number in numbers)
    point = any(_ends_decimal(number, ".") for number in numbers)
    if comma != point:
        return Decision(f"{kind}_comma" if comma else f"{kind}_point")
    grouped = kind == "money" and any(re.fullmatch(r"[1-9]\d{0,2}(\.\d{3})", number) for number in numbers)
    repeated = any(number.count(".") > 1 for number in numbers)
    if comma or (grouped and not repeated):
        return Decision(f"{kind}_point", ("decimal_point", "decimal_comma"))
    return Decision(f"{kind}_comma" if repeated else f"{kind}_point")


def _ends_decimal(number: str, mark: str) -> bool:
    """Whether `mark` must be the decimal mark of this number."""
    other = "," if mark == "." else "."
    head, found, tail = number.rpartition(mark)
    if not found or mark in head or other in tail:
        return False
    return len(tail) != 3 or other in head
