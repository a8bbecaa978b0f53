"""Numbers and days in the locale of the reader, the same sign everywhere."""

from collections.abc import Iterator
from datetime import date, datetime

import pytest

from analysis import locales, sentences
from analysis.figures import axes
from analysis.rates import Rate


@pytest.fixture(autouse=True)
def back_to_the_default() -> Iterator[None]:
    yield
    locales.read_in(None)


@pytest.mark.parametrize(
    ("name", "number", "worth", "share", "day"),
    [
        ("en-GB", "1,234,567.5", "£1.56 million", "14.0 %", "15 July 2024"),
        ("en-US", "1,234,567.5", "£1.56 million", "14.0 %", "July 15, 2024"),
        ("de-DE", "1.234.567,5", "1,56 million\u00a0£", "14,0 %", "15 July 2024"),
        ("fr-FR", "1\u202f234\u202f567,5", "1,56 million\u00a0£", "14,0 %", "15 July 2024"),
        ("en-IN", "12,34,567.5", "£1.56 million", "14.0 %", "15 July 2024"),
        ("nowhere", "1,234,567.5", "£1.56 million", "14.0 %", "15 July 2024"),
    ],
)
def test_numbers_and_days_read_as_in_the_locale(
    name: str, number: str, worth: str, share: str, day: str
) -> None:
    locales.read_in(name)

    assert locales.number(1_234_567.5, 1) == number
    assert sentences.amount(1_560_000, "GBP") == worth
    assert sentences.percent(0.1403) == share
    assert sentences.day(date(2024, 7, 15)) == day


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("en-GB", "€543,600"),
        ("en-US", "€543,600"),
        ("de-DE", "543.600\u00a0€"),
        ("fr-FR", "543\u202f600\u00a0€"),
    ],
)
def test_an_amount_is_written_whole_in_the_locale(name: str, words: str) -> None:
    """'€543.600' in an English sentence is five hundred euros."""
    locales.read_in(name)

    assert sentences.amount(543_600, "EUR") == words
    assert sentences.amount(-543_600, "EUR") == f"−{words}"
    assert sentences.amount(543_600, "CHF").endswith("600\u00a0CHF")


@pytest.mark.parametrize("name", ["", "*", "a" * 300, "../../etc", "de-XX-yy-zz", "C"])
def test_a_locale_that_is_none_is_read_as_the_default(name: str) -> None:
    locales.read_in(name)

    assert locales.chosen() == locales.DEFAULT


def test_a_rate_groups_its_counts() -> None:
    locales.read_in("de-DE")

    assert Rate(1200, 4800).text().startswith("1.200 of 4.800 (")


@pytest.mark.parametrize(
    ("value", "words"),
    [(4.0, "4"), (2 / 3, "0.667"), (12.25, "12.2"), (1234.0, "1,234"), (-3.5, "−3.5")],
)
def test_a_short_number_has_no_more_figures_than_say_something(value: float, words: str) -> None:
    assert locales.short_number(value) == words


def test_an_axis_names_its_unit_at_every_step() -> None:
    assert axes.of_shares(0.31)["ticktext"] == ["0 %", "10 %", "20 %", "30 %"]
    assert axes.of_shares(0.021)["ticktext"] == ["0.0 %", "0.5 %", "1.0 %", "1.5 %", "2.0 %"]
    assert axes.of_shares(1.0, most=2)["ticktext"] == ["0 %", "50 %", "100 %"]
    assert axes.of_months(214)["dtick"] == 48
    assert axes.of_counts(3)["tickvals"] == [0, 1, 2, 3]


def test_an_axis_of_nothing_has_its_zero() -> None:
    assert axes.of_counts(0)["ticktext"] == ["0"]
    assert axes.of_shares(float("nan"))["ticktext"] == ["0 %"]


def test_a_moment_is_a_day_and_a_time() -> None:
    assert sentences.moment(datetime(2024, 7, 15, 14, 3)) == "15 July 2024, 14:03"
