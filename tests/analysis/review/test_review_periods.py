"""Which days a review can be asked for by name: what is offered, and what may be typed."""

from datetime import date

import pytest

from analysis.periods import PeriodError
from analysis.review.periods import asked_for, periods_to_review
from queries import store
from tests.analysis.small_company import small_company


@pytest.mark.parametrize(
    ("name", "since", "until"),
    [
        ("2024-03", date(2024, 3, 1), date(2024, 4, 1)),
        ("2023-Q4", date(2023, 10, 1), date(2024, 1, 1)),
        ("2022-07-01..2024-07-01", date(2022, 7, 1), date(2024, 7, 1)),
        ("all", date(2022, 1, 1), date(2024, 7, 1)),
    ],
)
def test_any_period_may_be_typed(name, since, until):
    assert asked_for(small_company(), name) == (since, until)


def test_a_text_that_names_no_period_is_a_sentence():
    with pytest.raises(PeriodError, match="'spring' is no period; expected a year"):
        asked_for(small_company(), "spring")


def test_the_last_whole_quarter_is_offered_first_and_nothing_without_data():
    assert periods_to_review(small_company())[0] == (date(2024, 4, 1), date(2024, 7, 1), "Q2 2024")
    assert periods_to_review(store.memory_database()) == []
