"""Change points and effects of actions: planted ones are found, chance is not, intervals against oracles."""

from datetime import date

import numpy as np
import pandas as pd
import pytest
from scipy import stats
from statsmodels.stats.rates import (
    test_poisson_2indep as poisson_test,
)  # by its own name pytest would collect it

from analysis import trends
from analysis.action import effects
from analysis.filters import ReportError
from queries import store
from tests.analysis.sample_rows import demo_database


def test_a_planted_change_is_found_where_it_was_planted() -> None:
    counts = np.array([2, 3, 1, 2, 3, 2, 9, 8, 10, 7, 9, 8])

    split, p_value = trends.change_point(counts, np.full(12, 91.0))

    assert split == 6
    assert p_value < 0.01


def test_an_even_pace_shows_no_change_and_p_values_are_fair() -> None:
    draw = np.random.default_rng(3)
    p_values = [trends.change_point(draw.poisson(4, 12), np.full(12, 91.0))[1] for _ in range(60)]

    assert 0.3 < np.mean(p_values) < 0.75  # permutations of counts have ties, so a little above one half
    assert np.mean(np.array(p_values) < 0.05) <= 0.12


def test_the_likelihood_ratio_is_that_of_two_poisson_fits() -> None:
    counts, days = np.array([3, 5, 2, 9, 8, 7]), np.array([90.0, 91, 92, 92, 90, 91])
    split = 3

    def log_likelihood(part: slice) -> float:
        rate = counts[part].sum() / days[part].sum()
        return stats.poisson.logpmf(counts[part], rate * days[part]).sum()

    expected = log_likelihood(slice(split)) + log_likelihood(slice(split, None)) - log_likelihood(slice(None))
    found = trends.likelihood_ratios(counts[np.newaxis], days[np.newaxis])[0]
    assert found[split - trends.SHORTEST_SIDE] == pytest.approx(expected)


def test_p_values_are_adjusted_by_holm() -> None:
    """By hand: 0.01 x 3, 0.02 x 2, and 0.03 may not be below the one before."""
    found = trends.adjusted(pd.Series([0.03, np.nan, 0.01, 0.02]))

    assert found.tolist() == pytest.approx([0.04, np.nan, 0.03, 0.04], nan_ok=True)


def test_no_verdict_below_twenty_losses() -> None:
    found = trends.change_points_by_cause(demo_database())

    assert found["cause"].iloc[0] == "no_response"
    assert found["p_value"].isna().all()
    assert set(found["verdict"]) == {"too few losses or periods to look for a change"}


def test_the_change_of_the_known_story_is_found_in_the_truth() -> None:
    con = demo_database(with_verdicts=False)
    truth = pd.read_csv("tests/truth/losses_truth.csv")
    with store.write(con) as cursor:
        store.append(
            cursor,
            "verdicts",
            pd.DataFrame(
                {
                    "verdict_id": range(len(truth)),
                    "loss_id": truth["loss_id"],
                    "cause": truth["true_primary"],
                    "is_disputed": False,
                    "source": "person",
                    "is_audit": False,
                    "decided_by": "truth",
                    "codebook_version": "1",
                    "model_version": "",
                    "decided_at": pd.Timestamp("2025-07-01"),
                    "is_current": True,
                }
            ),
        )
    found = trends.change_points_by_cause(con, region=["North", "West"]).iloc[0]

    assert found.cause == "no_response"
    assert found.verdict == "more since 2023-07-01"


@pytest.mark.parametrize(
    ("before", "after", "t0", "t1"), [(11, 1, 112.8, 106.4), (20, 9, 50, 70), (4, 4, 10, 30)]
)
def test_rate_ratio_agrees_with_the_exact_conditional_test_of_statsmodels(
    before: int, after: int, t0: float, t1: float
) -> None:
    """The bounds are where the one-sided exact p-value is 2.5 %."""
    ratio, low, high = effects.rate_ratio(before, after, t0, t1)

    def p_value(value: float, alternative: str) -> float:
        found = poisson_test(
            after, t1, before, t0, value=value, method="exact-cond", compare="ratio", alternative=alternative
        )
        return float(found.pvalue)

    assert ratio == pytest.approx((after / t1) / (before / t0))
    assert p_value(low, "larger") == pytest.approx(0.025, abs=1e-6)
    assert p_value(high, "smaller") == pytest.approx(0.025, abs=1e-6)


def test_rate_ratio_of_the_textbook() -> None:
    """Breast cancer after repeated fluoroscopy (Rothman): 41 in 28,010 against 15 in 19,017 person-years, 1.86."""
    ratio, low, high = effects.rate_ratio(15, 41, 19017, 28010)

    assert (round(ratio, 2), round(low, 1), round(high, 1)) == (1.86, 1.0, 3.6)


def test_the_smallest_fall_that_could_have_shown() -> None:
    assert effects.smallest_fall(3, 100, 100) is None
    fall = effects.smallest_fall(20, 100, 100)
    assert fall == pytest.approx(1 - 8 / 20)
    assert effects.rate_ratio(20, 8, 100, 100)[2] < 1 < effects.rate_ratio(20, 9, 100, 100)[2]


@pytest.fixture(scope="module")
def with_actions() -> store.Connection:
    con = demo_database()
    rows = [
        ("owner", "no_response", '{"region": ["North", "West"]}', date(2024, 7, 15)),
        ("late", "no_response", "{}", date(2025, 3, 1)),
        ("odd", "price", '{"colour": ["red"]}', date(2023, 1, 1)),
    ]
    actions = pd.DataFrame(rows, columns=["action_id", "cause", "scope_filter", "started_on"]).assign(
        title="x"
    )
    with store.write(con) as cursor:
        store.append(cursor, "actions", actions)
    return con


def test_effect_of_the_named_service_owner(with_actions: store.Connection) -> None:
    found = effects.effect_of_action(with_actions, action_id="owner").set_index("line")
    aimed, others = found.loc["aimed cause in scope"], found.loc["other causes in scope"]

    # of the recorded ones, announced 351 days either side and gone by the end of their window: an eleventh was
    # announced before the action and gone after it, as one after it would not be known yet
    assert (aimed.before, aimed.after) == (10, 1)
    assert (others.before, others.after) == (0, 3)
    assert aimed.high < 1
    assert effects.effect_sentence(found.reset_index()).startswith(
        "Losses of the cause fell after the action"
    )


def test_losses_of_unknown_cause_bound_the_effect_from_both_sides(with_actions: store.Connection) -> None:
    ratios = effects.effect_of_action(with_actions, action_id="owner")["rate_ratio"]

    assert ratios.iloc[3] < ratios.iloc[0] < ratios.iloc[4]


@pytest.mark.parametrize(
    ("action_id", "words"),
    [("late", "182 days on either side"), ("odd", "names 'colour'"), ("none", "no action")],
)
def test_what_shows_no_effect_is_refused(with_actions: store.Connection, action_id: str, words: str) -> None:
    with pytest.raises(ReportError, match=words):
        effects.effect_of_action(with_actions, action_id=action_id)


def test_account_years_are_the_days_served_in_the_window(with_actions: store.Connection) -> None:
    found = effects.effect_of_action(with_actions, action_id="owner").iloc[0]
    days = with_actions.execute(
        "select count(*) from range(timestamp '2023-07-30', timestamp '2024-07-15', interval 1 day) as days(day_on)"
        " inner join spells on day_on::date between starts_on and ends_on where region in ('North', 'West')"
    ).fetchone()

    assert days is not None
    assert found.years_before == pytest.approx(days[0] / 365.25)


def test_worth_is_at_most_the_part_kept_of_the_value_still_there_after_a_year(
    with_actions: store.Connection,
) -> None:
    found = effects.worth_of_cause(with_actions, cause="no_response", share_kept=0.5).iloc[0]

    assert found.value == 641160
    assert found.worth_at_most == pytest.approx(0.5 * 641160 * found.share_after_a_year)
    with pytest.raises(ReportError, match="no share"):
        effects.worth_of_cause(with_actions, cause="price", share_kept=1.5)
