"""Periods of time as a reader names them: '2024', '2024-Q3', '2023-07-01..2024-07-01', 'all'."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from analysis import locales

ALL = "all"
FEWEST_LOSSES, FAIR_PART = 5, 1 / 3  # that a year must hold for a page to open at it; see `default`
EXPECTED = "a year (2024), a quarter (2024-Q3), a month (2024-07), two days (2023-07-01..2024-07-01) or 'all'"


class PeriodError(ValueError):
    """A text that names no period."""


@dataclass(frozen=True, slots=True)
class Period:
    """Half-open, `[since, until)`; None is open at that end. `name` stands in the address, `label` on the page."""

    name: str
    since: date | None = None
    until: date | None = None
    called: str = ""  # where it has a name beside its days

    @property
    def label(self) -> str:
        """Its name as the reader's locale writes days: a period outlives the run, and the locale, that chose it."""
        if self.called or self.since is None or self.until is None:
            return self.called
        return f"{locales.day(self.since)} to {locales.day(self.until - timedelta(days=1))}"


WHOLE = Period(ALL, called="All the time on record")


def parse(name: str) -> Period:
    """The period of that name.

    Raises:
        PeriodError: the text names none; the sentence says what is accepted.
    """
    if name == ALL:
        return WHOLE
    found = re.fullmatch(r"(\d{4})(?:-(?:Q([1-4])|(\d\d)))?", name)
    try:
        if found:
            year, quarter, month = (int(part or 0) for part in found.groups())
            return _calendar(name, year, quarter, month)
        since, until = (date.fromisoformat(day) for day in name.split("..", 1))
    except ValueError as error:
        raise PeriodError(f"'{name}' is no period; expected {EXPECTED}.") from error
    if until <= since:
        raise PeriodError(f"The period '{name}' ends before it starts; expected the earlier day first.")
    called = _calendar_name(since, until)
    return parse(called) if called else Period(name, since, until)


def _calendar_name(since: date, until: date) -> str:
    """'2024', '2024-Q3' or '2024-07' where two days bound a whole year, quarter or month; else nothing."""
    months = 12 * (until.year - since.year) + until.month - since.month
    if not since.day == until.day == 1 or months not in (12, 3, 1) or (since.month - 1) % months:
        return ""
    ending = {12: "", 3: f"-Q{(since.month + 2) // 3}", 1: f"-{since.month:02d}"}
    return f"{since.year:04d}{ending[months]}"


def _calendar(name: str, year: int, quarter: int, month: int) -> Period:
    if quarter:
        since = date(year, 3 * quarter - 2, 1)
        return Period(name, since, months_later(since, 3), f"Q{quarter} {year}")
    if month:
        since = date(year, month, 1)
        return Period(name, since, months_later(since, 1), locales.month(since))
    return Period(name, date(year, 1, 1), date(year + 1, 1, 1), str(year))


def months_later(day: date, months: int) -> date:
    """The first of the month that lies so many months after the month of `day`; negative for before."""
    count = day.year * 12 + day.month - 1 + months
    return date(count // 12, count % 12 + 1, 1)


def between(since: date, until: date) -> Period:
    """The period from `since` to the day before `until`."""
    return parse(f"{since.isoformat()}..{until.isoformat()}")


def before(period: Period) -> Period | None:
    """The period of the same length that ends where this one starts; None for an open one."""
    if period.since is None or period.until is None:
        return None
    if "Q" in period.name:
        earlier = months_later(period.since, -3)
        return parse(f"{earlier.year}-Q{(earlier.month + 2) // 3}")
    if len(period.name) == 4:
        return parse(f"{period.since.year - 1:04d}")
    if len(period.name) == 7:
        return parse(f"{months_later(period.since, -1):%Y-%m}")
    if period.since.day == period.until.day == 1:
        months = 12 * (period.until.year - period.since.year) + period.until.month - period.since.month
        return between(months_later(period.since, -months), period.since)
    return between(period.since - (period.until - period.since), period.since)


def choices(observed_since: date | None, observed_until: date | None) -> list[Period]:
    """The periods offered: everything, the last twelve whole months, each year and quarter that the data touch."""
    if observed_since is None or observed_until is None:
        return [WHOLE]
    end = months_later(observed_until, 0)
    offered = [
        WHOLE,
        Period(f"{months_later(end, -12)}..{end}", months_later(end, -12), end, "Last 12 months"),
    ]
    last_day = observed_until - timedelta(days=1)
    for year in range(last_day.year, observed_since.year - 1, -1):
        offered.append(parse(str(year)))
        quarters = (parse(f"{year}-Q{number}") for number in (4, 3, 2, 1))
        offered += [
            quarter
            for quarter in quarters
            if (quarter.since or date.min) <= last_day and (quarter.until or date.max) > observed_since
        ]
    return offered


def default(
    observed_since: date | None, observed_until: date | None, lost: Mapping[date, int] | None = None
) -> Period:
    """What a page opens at: the last calendar year, unless too few of the latest losses lie in it.

    Else the last twelve whole months or the year under way, whichever holds more losses. The last calendar year has
    to hold five, and a third as many as that one; where that one holds no more, it stands. Where no year has ended,
    everything.

    Args:
        lost: how many were lost in each month, by its first day; a month without a loss may be left out.
    """
    if observed_since is None or observed_until is None or observed_until.year <= observed_since.year:
        return WHOLE
    counts, (_, recent, *_) = lost or {}, choices(observed_since, observed_until)
    latest = max(recent, parse(str(observed_until.year)), key=lambda period: _lost_in(period, counts))
    last_year = parse(str(observed_until.year - 1))
    then, since_then = _lost_in(last_year, counts), _lost_in(latest, counts)
    is_fair = then >= FEWEST_LOSSES and then >= FAIR_PART * since_then
    return last_year if is_fair or then >= since_then else latest


def _lost_in(period: Period, lost: Mapping[date, int]) -> int:
    """How many were lost in a period that starts and ends with a month."""
    return sum(
        count
        for month, count in lost.items()
        if period.since and period.until and period.since <= month < period.until
    )


def within(name: str, outer: Period) -> str:
    """The name of what a period and another one share: '2024-Q3', or two days where the other one cuts it."""
    inner = parse(name)
    if inner.since is None or inner.until is None:
        return outer.name
    since, until = max(inner.since, outer.since or inner.since), min(inner.until, outer.until or inner.until)
    is_whole = (since, until) == (inner.since, inner.until)
    return name if is_whole else f"{since.isoformat()}..{until.isoformat()}"


def starting(start: date | str, grain: str) -> Period:
    """The month, quarter or year that starts on a day."""
    first = date.fromisoformat(str(start)[:10])
    names = {
        "month": f"{first:%Y-%m}",
        "quarter": f"{first.year}-Q{(first.month + 2) // 3}",
        "year": f"{first.year:04d}",
    }
    return parse(names[grain])
