"""What nearly every report can be narrowed by, and the sentences for what makes no sense."""

from collections.abc import Iterable
from datetime import date
from typing import Any, Literal, TypedDict, Unpack

Grain = Literal["month", "quarter", "year"]
GRAINS = ("month", "quarter", "year")
KINDS = ("defection", "lost_deal")


class ReportError(ValueError):
    """A sentence: what was asked, and what is accepted."""


class Places(TypedDict, total=False):
    """Lists of group names; None, or leaving one out, means all."""

    segment: list[str] | None
    region: list[str] | None
    owner: list[str] | None


class GroupFilters(Places, total=False):
    """Groups in a half-open period `[since, until)`, for reports on accounts or deals; these ignore a `kind`."""

    since: date | None
    until: date | None


class Filters(GroupFilters, total=False):
    """The same for losses of one kind."""

    kind: str


def parameters(**filters: Unpack[Filters]) -> dict[str, Any]:
    """Every filter as a query parameter, None where it was left out; `kind` is `defection` then.

    Raises:
        ReportError: the period ends before it starts, or there is no such kind of loss.
    """
    kind = filters.get("kind") or "defection"
    expect("kind", kind, KINDS)
    return group_parameters(**filters) | {"kind": kind}


def group_parameters(**filters: Any) -> dict[str, Any]:
    """`parameters` without the kind of loss, which a page may pass along and which changes nothing here.

    Raises:
        ReportError: the period ends before it starts, or there is no such filter.
    """
    for name in filters:
        expect("filter", name, Filters.__annotations__)
    since, until = filters.get("since"), filters.get("until")
    if since and until and until <= since:
        raise ReportError(
            f"The period ends ({until}) before it starts ({since}); expected until after since."
        )
    return {name: filters.get(name) or None for name in GroupFilters.__annotations__}


def in_places(**places: Unpack[Places]) -> dict[str, Any]:
    """Every group as a query parameter, None where it was left out."""
    return {name: places.get(name) or None for name in Places.__annotations__}


def expect(parameter: str, given: str, accepted: Iterable[str]) -> None:
    """Refuse a word that is not among those accepted.

    Raises:
        ReportError: it is not.
    """
    accepted = tuple(accepted)
    if given not in accepted:
        raise ReportError(f"{parameter} '{given}' is not known; expected {', '.join(accepted)}.")
