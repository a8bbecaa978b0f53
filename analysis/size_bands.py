"""Bands of deals by size: the limits that a person set, else the quartiles of all deals on record, rounded.

The limits do not move with the filters of a page, so that a band means the same everywhere.
"""

import itertools
import math

from analysis.observed import setting
from analysis.sentences import amount
from queries import store

FIGURES = 2  # of a limit that is found: 23,760 is no limit that anybody would choose


def size_limits(con: store.Connection) -> list[float]:
    """The limits between the bands in the reporting currency, ascending; a deal of a limit lies above it."""
    chosen = setting(con, "size_bands")
    if chosen is not None:
        return [float(limit) for limit in chosen]
    found = store.value(con, "size_limits", "state") or []
    return sorted({rounded(limit) for limit in found if limit and limit > 0})


def rounded(limit: float) -> float:
    """A limit with at most two figures that are not zero: 24,000 for 23,760."""
    return round(limit, FIGURES - 1 - math.floor(math.log10(limit)))


def names_of_bands(con: store.Connection) -> dict[str, str]:
    """The name of each band by its number: '1' is 'below £24,000', '2' '£24,000 to below £60,000', and so on."""
    currency = store.value(con, "reporting_currency", "pages") or ""
    told = [amount(limit, currency) for limit in size_limits(con)]
    if not told:
        return {"1": "all sizes"}
    between = [f"{low} to below {high}" for low, high in itertools.pairwise(told)]
    names = [f"below {told[0]}", *between, f"{told[-1]} and more"]
    return {str(number): name for number, name in enumerate(names, 1)}
