"""Parameters of reports, given as text on the command line and in forms."""

import typing
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from analysis.filters import ReportError


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter of a report. `kind` is its type; `default` is None where leaving it out means all."""

    name: str
    kind: Any
    default: Any
    is_required: bool


def parsed(parameter: Parameter, text: str) -> Any:
    """The value that a text stands for, by the type of its parameter."""
    kinds = [kind for kind in typing.get_args(parameter.kind) if kind is not type(None)]
    kind = parameter.kind
    if typing.get_origin(kind) is not Literal and kinds and typing.get_origin(kind) is not list:
        kind = kinds[0]  # "date | None" is a date
    try:
        return _converted(kind, text)
    except ValueError as error:
        raise ReportError(f"{parameter.name} '{text}' is not {_EXPECTED[kind]}.") from error


_EXPECTED = {
    date: "a date; expected YYYY-MM-DD",
    int: "a whole number",
    float: "a number",
    bool: "an answer; expected yes or no",
}


def _converted(kind: Any, text: str) -> Any:
    if typing.get_origin(kind) is list:
        return [part.strip() for part in text.split(",") if part.strip()]
    if kind is date:
        return date.fromisoformat(text)
    if kind in (int, float):
        return kind(text)
    if kind is bool:
        return ("no", "yes").index(text) == 1
    return text
