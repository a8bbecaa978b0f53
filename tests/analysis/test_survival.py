"""Survival, incidence and log-rank against statsmodels, textbooks, and each other."""

import numpy as np
import pandas as pd
import pytest
from statsmodels.duration.survfunc import CumIncidenceRight, SurvfuncRight, survdiff

from analysis import incidence, risk_sets, survival

draw = np.random.default_rng(7)
COUNT = 300
entries = np.where(draw.random(COUNT) < 0.5, -1, draw.integers(0, 60, COUNT))
exits = np.maximum(entries, 0) + draw.integers(1, 120, COUNT)
has_left = draw.random(COUNT) < 0.6
group_of = draw.integers(0, 3, COUNT)
cause_of = np.where(has_left, draw.integers(1, 4, COUNT), 0)

# Freireich and others (1963): weeks of remission under 6-MP, as in Klein and Moeschberger, table 1.1; 0 = censored
REMISSION = [(6, 1), (6, 1), (6, 1), (6, 0), (7, 1), (9, 0), (10, 1), (10, 0), (11, 0), (13, 1), (16, 1)]
REMISSION += [(17, 0), (19, 0), (20, 0), (22, 1), (23, 1), (25, 0), (32, 0), (32, 0), (34, 0), (35, 0)]
PLACEBO = [1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23]


def moves(entry: np.ndarray, out: np.ndarray, left: np.ndarray) -> pd.DataFrame:
    """What the query behind the curves returns."""
    both = pd.concat(
        [
            pd.DataFrame({"tenure_days": entry, "entered": 1, "left_count": 0, "censored": 0}),
            pd.DataFrame(
                {"tenure_days": out, "entered": 0, "left_count": left.astype(int), "censored": ~left}
            ),
        ]
    )
    return both.groupby("tenure_days", as_index=False).sum()


def test_survival_with_delayed_entry_is_that_of_statsmodels() -> None:
    table = risk_sets.risk_table(moves(entries, exits, has_left))
    table = table[table["left_count"] > 0]
    oracle = SurvfuncRight(exits, has_left, entry=entries)

    assert table["tenure_days"].tolist() == oracle.surv_times.tolist()
    assert table["survival"].tolist() == pytest.approx(oracle.surv_prob.tolist())
    spread = table["survival"] * np.sqrt(table["variance"])
    assert spread.tolist()[:-1] == pytest.approx(oracle.surv_prob_se.tolist()[:-1])  # the last is 0 / 0 there


def test_survival_is_that_of_the_textbook() -> None:
    """Klein and Moeschberger, table 4.1A: 0.857 after 6 weeks, 0.690 after 13, 0.448 after 23."""
    weeks, ended = (np.array(column) for column in zip(*REMISSION, strict=True))
    table = risk_sets.risk_table(moves(np.full(21, -1), weeks, ended == 1)).set_index("tenure_days")

    assert table.loc[[6, 13, 23], "survival"].round(3).tolist() == [0.857, 0.690, 0.448]
    assert table.loc[[6, 7, 10], "at_risk"].tolist() == [21, 17, 15]


def test_log_rank_is_that_of_the_textbook() -> None:
    """The same trial against placebo: chi-square 16.79 on one degree of freedom."""
    weeks, ended = (np.array(column) for column in zip(*REMISSION, strict=True))
    placebo = np.array(PLACEBO)
    groups = [
        moves(np.full(21, -1), weeks, ended == 1),
        moves(np.full(21, -1), placebo, np.full(21, True)),
    ]

    assert survival.log_rank(groups) == pytest.approx(16.79, abs=0.005)


def test_log_rank_with_delayed_entry_is_that_of_statsmodels() -> None:
    groups = [moves(entries[group_of == g], exits[group_of == g], has_left[group_of == g]) for g in range(3)]
    statistic, _ = survdiff(exits, has_left, group_of, entry=entries)

    assert survival.log_rank(groups) == pytest.approx(statistic)


def test_incidence_without_entry_is_that_of_statsmodels() -> None:
    table = risk_sets.risk_table(moves(np.full(COUNT, -1), exits, has_left))
    with np.errstate(divide="ignore", invalid="ignore"):  # at the last day, where nobody is left
        oracle = CumIncidenceRight(exits, cause_of)

    for cause in (1, 2, 3):
        own = np.array([((exits == day) & (cause_of == cause)).sum() for day in table["tenure_days"]])
        share, variance = incidence.incidence_of(table, own)
        told = np.searchsorted(table["tenure_days"], oracle.times)
        assert share[told].tolist() == pytest.approx(oracle.cinc[cause - 1].tolist())
        assert np.sqrt(variance[told])[:60].tolist() == pytest.approx(oracle.cinc_se[cause - 1][:60].tolist())


def test_incidences_and_survival_sum_to_one_with_delayed_entry() -> None:
    table = risk_sets.risk_table(moves(entries, exits, has_left))
    shares = [
        incidence.incidence_of(
            table, np.array([((exits == d) & (cause_of == c)).sum() for d in table["tenure_days"]])
        )[0]
        for c in (1, 2, 3)
    ]

    assert (np.sum(shares, axis=0) + table["survival"]).tolist() == pytest.approx([1.0] * len(table))


def test_variance_of_incidence_of_a_single_cause_is_greenwoods() -> None:
    table = risk_sets.risk_table(moves(entries, exits, has_left))
    _, variance = incidence.incidence_of(table, table["left_count"].to_numpy())
    told = table["survival"] > 0

    greenwood = table["survival"] ** 2 * table["variance"]
    assert variance[told].tolist() == pytest.approx(greenwood[told].tolist())


def test_bounds_are_those_of_the_log_log_scale() -> None:
    """lifelines 0.30 gives 0.6197 to 0.9516 for the remissions after 6 weeks."""
    low, high = risk_sets.log_log_bounds(np.array([18 / 21]), np.array([3 / (21 * 18)]), np.array([21]))

    assert [round(float(low[0]), 4), round(float(high[0]), 4)] == [0.6197, 0.9516]


def test_where_nobody_has_left_the_bounds_are_wilsons() -> None:
    low, high = risk_sets.log_log_bounds(np.array([1.0, 0.0]), np.array([0.0, 0.0]), np.array([20, 1]))

    assert [round(float(low[0]), 3), float(high[0])] == [0.839, 1.0]  # 20 of 20
    assert np.isnan([low[1], high[1]]).all()
