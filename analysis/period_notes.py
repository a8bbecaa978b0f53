"""What has to be said of a period that the data do not cover: none lost there may mean that none is on record."""

from analysis import periods
from analysis.observed import observed
from analysis.sentences import day
from queries import store


def what_helps(*, by_period: bool, by_filters: bool) -> str:
    """' Widen the period or clear the filters above.', of what narrows an empty figure, if anything does."""
    ways = ["widen the period"] * by_period + ["clear the filters above"] * by_filters
    return f" {' or '.join(ways).capitalize()}." if ways else ""


def not_covered(con: store.Connection, *, period: periods.Period) -> str:
    """A sentence where the data begin after the period does, or end before it does; else nothing."""
    days = observed(con)
    if days.since is None or days.until is None or period.since is None or period.until is None:
        return ""
    if days.covers(period.since, period.until):
        return ""
    cover = f"The records cover {day(days.since)} up to, not including, {day(days.until)}"
    if period.until <= days.since or period.since >= days.until:
        return f"{cover}. {period.label} lies outside: what is missing here was not counted, and may have happened."
    return f"{cover}. {period.label} is covered in part, so its figures are too low to compare."
