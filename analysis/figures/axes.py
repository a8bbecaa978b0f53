"""Axes that name their units in the reader's locale: shares in per cent, months, whole counts."""

import math
from collections.abc import Callable, Iterable
from typing import Any

import pandas as pd

from analysis import locales, periods
from analysis.sentences import percent

MOST_TICKS = 6


def of_shares(largest: float, *, most: int = MOST_TICKS) -> dict[str, Any]:
    """From zero to the largest share (0 to 1): '0 %', '20 %', …; with a decimal where steps are small."""
    distance = step(largest, most)
    return _ticks(largest, distance, lambda at: percent(at, 0 if distance >= 0.01 else 1))


def of_counts(largest: float) -> dict[str, Any]:
    """From zero to the largest count, in whole numbers."""
    return _ticks(largest, max(1, step(largest)), locales.number)


def of_months(longest: float) -> dict[str, Any]:
    """From zero to the longest tenure in whole years: '0', '24', '48 months'; at most five ticks, for a phone."""
    years = next(years for years in (1, 2, 4, 6, 10, 20, 100) if longest <= 12 * years * 5 or years == 100)
    return {
        "range": [0, longest],
        "tick0": 0,
        "dtick": 12 * years,
        "ticksuffix": " months",
        "showticksuffix": "last",
    }


def of_dates(starts: Iterable[Any]) -> dict[str, Any]:
    """Over the first days of periods: years as '2024', below three years quarters as 'Q1 2024'; no day is named."""
    first, last = min(starts), max(starts)
    is_long = (last - first).days > 2 * 366
    grain, named = (
        ("YS", lambda at: f"{at:%Y}") if is_long else ("QS", lambda at: periods.starting(at, "quarter").label)
    )
    places = pd.date_range(pd.Timestamp(first), pd.Timestamp(last), freq=grain)
    shown = places[:: math.ceil(len(places) / MOST_TICKS) or 1]
    return {"tickmode": "array", "tickvals": list(shown), "ticktext": [named(at) for at in shown]}


def step(largest: float, most: int = MOST_TICKS) -> float:
    """The distance of ticks from zero to `largest`: 1, 2 or 5 times a power of ten, so that no more steps fit."""
    if not largest > 0 or math.isinf(largest):
        return 1
    power = 10 ** math.floor(math.log10(largest / most))
    return next(times * power for times in (1, 2, 5, 10, 20) if largest / (times * power) <= most)


def _ticks(largest: float, distance: float, words: Callable[[float], str]) -> dict[str, Any]:
    count = 0 if not largest > 0 else math.floor(largest / distance + 1e-9)
    places = [number * distance for number in range(count + 1)]
    return {"tickmode": "array", "tickvals": places, "ticktext": [words(place) for place in places]}
