"""A rate carries its denominator: intervals against published values, and what small numbers do."""

import numpy as np
import pytest
from scipy import stats

from analysis import rates


def test_wilson_is_that_of_newcombe() -> None:
    """Newcombe, Statistics in Medicine 17 (1998), table I, method 3: 81 of 263 and 15 of 148."""
    low, high = rates.wilson([81 / 263, 15 / 148], [263, 148])

    assert low.round(4).tolist() == [0.2553, 0.0624]
    assert high.round(4).tolist() == [0.3662, 0.1605]


def test_wilson_of_value_is_wilsons_formula_with_the_t_quantile() -> None:
    share, number = 0.3, 12.5
    t = stats.t.ppf(0.975, number - 1)
    centre = (share + t**2 / (2 * number)) / (1 + t**2 / number)
    half = t / (1 + t**2 / number) * np.sqrt(share * (1 - share) / number + t**2 / (4 * number**2))

    low, high = rates.wilson_of_value([share], [number])

    assert [low[0], high[0]] == pytest.approx([centre - half, centre + half])


def test_one_loss_has_no_interval_of_value() -> None:
    low, high = rates.wilson_of_value([0.5, 0.5], [1.0, np.nan])

    assert np.isnan([*low, *high]).all()


@pytest.mark.parametrize(
    ("count", "base", "text"),
    [
        (3, 8, "3 of 8 (14–69 %)"),
        (6, 21, "6 of 21 (14–50 %)"),
        (0, 5, "0 of 5 (0–43 %)"),
        (2, 4, "2 of 4"),
        (0, 0, "0 of 0"),
    ],
)
def test_a_rate_in_words(count: int, base: int, text: str) -> None:
    assert rates.Rate(count, base).text() == text


@pytest.mark.parametrize(
    ("effective", "words"), [(0, ""), (1.2, "carried by 1 account"), (3.6, "carried by 4 accounts"), (10, "")]
)
def test_a_share_of_value_says_how_few_carry_it(effective: float, words: str) -> None:
    assert rates.carried_by(effective) == words


def test_equal_values_count_as_many_as_they_are() -> None:
    assert rates.effective_number(70, 7 * 100) == 7
    assert rates.effective_number(0, 0) == 0


def test_hardly_above_one_unit_there_is_no_interval() -> None:
    low, high = rates.wilson_of_value([0.9, 0.1], [1.02, 1.02])
    assert np.isnan(low).all()
    assert np.isnan(high).all()
