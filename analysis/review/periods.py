"""Which periods can be reviewed: the quarters and the years that the data touch, the latest whole quarter first."""

from datetime import date

from analysis.observed import observed
from analysis.periods import months_later, parse
from analysis.review.numbers import label_of
from queries import store

Offered = tuple[date, date, str]


def periods_to_review(con: store.Connection) -> list[Offered]:
    """First day, day after the last, and name of each; the last whole quarter first, then back, then the years."""
    days = observed(con)
    if days.since is None or days.until is None:
        return []
    first = date(days.since.year, 3 * ((days.since.month - 1) // 3) + 1, 1)
    quarters = []
    while first < days.until:
        quarters.append((first, months_later(first, 3)))
        first = months_later(first, 3)
    years = [(date(year, 1, 1), date(year + 1, 1, 1)) for year in range(days.since.year, days.until.year + 1)]
    whole = [period for period in quarters if period[1] <= days.until]
    cut = [period for period in quarters if period[1] > days.until]
    ordered = [*reversed(whole), *cut, *reversed([year for year in years if year[0] < days.until])]
    return [(since, until, label_of(since, until)) for since, until in ordered]


def asked_for(con: store.Connection, name: str) -> tuple[date, date]:
    """First day and day after the last of a period that is named as pages name it, or of all there is.

    Raises:
        PeriodError: the text names no period.
    """
    period, days = parse(name), observed(con)
    return period.since or days.since or date.min, period.until or days.until or date.max
