"""Periods by name: half-open, refused with a sentence, and the one before."""

from datetime import date

import pytest

from analysis import choices, locales, periods
from analysis.periods import parse


@pytest.mark.parametrize(
    ("name", "since", "until", "label"),
    [
        ("2024", date(2024, 1, 1), date(2025, 1, 1), "2024"),
        ("2024-Q4", date(2024, 10, 1), date(2025, 1, 1), "Q4 2024"),
        ("2024-02", date(2024, 2, 1), date(2024, 3, 1), "February 2024"),
        ("2023-07-01..2024-07-01", date(2023, 7, 1), date(2024, 7, 1), "1 July 2023 to 30 June 2024"),
        ("2024-01-01..2025-01-01", date(2024, 1, 1), date(2025, 1, 1), "2024"),
        ("2024-07-01..2024-10-01", date(2024, 7, 1), date(2024, 10, 1), "Q3 2024"),
        ("2024-07-01..2024-08-01", date(2024, 7, 1), date(2024, 8, 1), "July 2024"),
        ("all", None, None, "All the time on record"),
    ],
)
def test_a_name_is_a_half_open_span(name: str, since: date, until: date, label: str) -> None:
    period = parse(name)

    assert (period.since, period.until, period.label) == (since, until, label)


@pytest.mark.parametrize(
    "name", ["", "24", "2024-Q5", "2024-13", "2024-02-30..2024-03-01", "tomorrow", "<b>", "0000"]
)
def test_another_text_is_refused_with_what_is_accepted(name: str) -> None:
    with pytest.raises(periods.PeriodError, match="expected a year"):
        parse(name)


def test_a_span_that_ends_before_it_starts_is_refused() -> None:
    with pytest.raises(periods.PeriodError, match="ends before it starts"):
        parse("2024-03-01..2024-03-01")


@pytest.mark.parametrize(
    ("name", "before"),
    [
        ("2024", "2023"),
        ("2024-Q1", "2023-Q4"),
        ("2024-01", "2023-12"),
        ("2024-03-02..2024-03-12", "2024-02-21..2024-03-02"),
        ("2024-01-01..2024-05-01", "2023-09-01..2024-01-01"),  # as many months, not as many days
    ],
)
def test_the_period_before_ends_where_this_one_starts(name: str, before: str) -> None:
    found = periods.before(parse(name))

    assert found == parse(before)
    assert found.until == parse(name).since


def test_the_choices_are_what_the_data_touch() -> None:
    names = [period.name for period in periods.choices(date(2023, 11, 15), date(2024, 5, 1))]

    assert names == ["all", "2023-05-01..2024-05-01", "2024", "2024-Q2", "2024-Q1", "2023", "2023-Q4"]


@pytest.mark.parametrize(
    ("lost", "until", "opened"),
    [
        ({}, date(2025, 7, 1), "2024"),
        ({date(2024, 5, 1): 32, date(2025, 5, 1): 13}, date(2025, 7, 1), "2024"),
        ({date(2024, 5, 1): 5, date(2025, 5, 1): 15}, date(2025, 7, 1), "2024"),  # five, a third as many
        ({date(2024, 5, 1): 5, date(2025, 5, 1): 16}, date(2025, 7, 1), "2024-07-01..2025-07-01"),
        ({date(2024, 5, 1): 4, date(2025, 5, 1): 4}, date(2025, 7, 1), "2024"),  # elsewhere no more
        ({date(2024, 5, 1): 4, date(2025, 5, 1): 5}, date(2025, 7, 1), "2024-07-01..2025-07-01"),
        # from December to November: the last twelve months hold all, the year but one month of them
        ({date(2024, 12, 1): 1, date(2025, 3, 1): 11}, date(2025, 12, 1), "2024-12-01..2025-12-01"),
        # the month under way is in no twelve whole months
        ({date(2024, 12, 1): 1, date(2025, 11, 1): 11}, date(2025, 11, 22), "2025"),
    ],
)
def test_a_page_opens_at_the_last_year_unless_too_few_of_the_latest_losses_lie_in_it(
    lost: dict[date, int], until: date, opened: str
) -> None:
    assert periods.default(date(2023, 11, 15), until, lost).name == opened


def test_where_no_year_has_ended_a_page_opens_at_everything() -> None:
    assert periods.default(None, None) == periods.WHOLE
    assert periods.default(date(2025, 2, 1), date(2025, 9, 1), {date(2025, 3, 1): 9}) == periods.WHOLE


def test_days_are_written_in_the_locale_of_the_reader_not_of_the_moment_of_choosing() -> None:
    """A box that is changed is read before the run knows the reader's locale."""
    chosen = parse("2023-07-01..2024-07-01")
    locales.read_in("en-US")

    assert chosen.label == "July 1, 2023 to June 30, 2024"
    locales.read_in(None)
    assert chosen.label == "1 July 2023 to 30 June 2024"


def test_a_period_that_is_offered_keeps_its_name() -> None:
    known = {"periods": periods.choices(date(2023, 11, 15), date(2024, 5, 1))}

    assert choices.period_named("2023-05-01..2024-05-01", known).label == "Last 12 months"
    assert choices.period_named("2023-05-01..2024-05-02", known).label == "1 May 2023 to 1 May 2024"
