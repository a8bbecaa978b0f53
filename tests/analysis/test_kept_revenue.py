"""The intervals of gross and net retention, against a bootstrap over accounts and by hand."""

from datetime import date

import numpy as np
import pytest

from analysis import rates, retention
from queries import store
from tests.analysis.sample_rows import demo_database
from tests.analysis.test_retention import company

YEAR = {"since": date(2023, 1, 1), "until": date(2024, 1, 1)}


@pytest.fixture(scope="module")
def demo() -> store.Connection:
    return demo_database(with_verdicts=False)


def fees_at_both_ends(con: store.Connection) -> tuple[np.ndarray, np.ndarray]:
    """Yearly fees of each account at risk on the first day of 2023 and of 2024, from the contracts themselves."""
    found = con.execute(
        "select 12 * coalesce(sum(monthly_fee) filter (where '2023-01-01' between starts_on and"
        " coalesce(ends_on, '9999-12-31')), 0)::double as start_fees,"
        " 12 * coalesce(sum(monthly_fee) filter (where '2024-01-01' between starts_on and"
        " coalesce(ends_on, '9999-12-31')), 0)::double as end_fees from contracts group by account_id"
        " having start_fees > 0"
    ).fetchnumpy()
    return found["start_fees"], found["end_fees"]


def test_the_interval_is_that_of_a_bootstrap_over_accounts_or_a_little_wider(demo: store.Connection) -> None:
    """Oracle: percentiles of 4,000 resamples of accounts (Efron and Tibshirani 1993, ch. 13).

    The bootstrap is known to be short where few events make the figure, so ours may be wider on the side below.
    """
    start, end = fees_at_both_ends(demo)
    draws = np.random.default_rng(7).integers(0, len(start), (4000, len(start)))
    base = start[draws].sum(axis=1)
    gross = np.minimum(start, end)[draws].sum(axis=1) / base
    net = end[draws].sum(axis=1) / base
    found = retention.retention_of_period(demo, **YEAR).iloc[0]

    for ends, share, resampled in (
        ((found.gross_low, found.gross_high), found.gross_retention_share, gross),
        ((found.net_low, found.net_high), found.net_retention_share, net),
    ):
        low, high = np.quantile(resampled, [0.025, 0.975])
        assert ends[0] <= low + 0.002
        assert (
            ends[1] >= high - 0.012
        )  # a ratio near one has little room above, and Wilson's interval knows it
        assert ends[1] - ends[0] == pytest.approx(high - low, rel=0.35)
        assert ends[0] < share < ends[1]


def test_the_variance_is_that_of_the_ratio_estimator_account_by_account(demo: store.Connection) -> None:
    """The same from one row an account: n / (n - 1) sum (k - G s)^2 / (sum s)^2, and the bounds that it gives."""
    start, end = fees_at_both_ends(demo)
    kept = np.minimum(start, end)
    gross = kept.sum() / start.sum()
    count = len(start)
    variance = count / (count - 1) * ((kept - gross * start) ** 2).sum() / start.sum() ** 2
    most = start.sum() ** 2 / (start**2).sum()
    low, high = rates.wilson_of_value([gross], [min(gross * (1 - gross) / variance, most)], carried=[most])
    found = retention.retention_of_period(demo, **YEAR).iloc[0]

    assert found.at_risk == count
    assert found.gross_retention_share == pytest.approx(gross)
    assert (found.gross_low, found.gross_high) == pytest.approx((low[0], high[0]))


def test_where_nobody_left_chance_alone_could_still_have_taken_some() -> None:
    """Twenty equal accounts, all kept: Wilson's interval for 20 of 20, with the t quantile of 19."""
    con = company([(f"A{n}", "2022-01-01", None, 10) for n in range(20)])
    found = retention.retention_of_period(con, **YEAR).iloc[0]
    low, high = rates.wilson_of_value([1.0], [20])

    assert (found.gross_retention_share, found.net_retention_share) == (1, 1)
    assert (found.gross_low, found.gross_high) == pytest.approx((low[0], high[0]))
    assert found.net_low == pytest.approx(low[0])


def test_below_five_accounts_there_are_amounts_and_no_share() -> None:
    con = company([(f"A{n}", "2022-01-01", None, 10) for n in range(4)])
    found = retention.retention_of_period(con, **YEAR).iloc[0]

    assert (found.at_risk, found.start_value) == (4, 480)
    assert found[["gross_retention_share", "gross_low", "net_retention_share", "net_high"]].isna().all()


def test_the_whole_period_is_that_of_the_only_year(demo: store.Connection) -> None:
    whole = retention.retention_of_period(demo, **YEAR).iloc[0]
    year = retention.revenue_retention_by_period(demo, grain="year", **YEAR).iloc[0]

    for column in ("at_risk", "start_value", "gross_retention_share", "gross_low", "net_high"):
        assert whole[column] == year[column]
