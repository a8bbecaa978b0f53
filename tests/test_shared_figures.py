"""The figures of data that nobody here wrote, as pandas and lifelines computed them."""

from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from analysis import causes, churn, incidence, survival, winloss
from analysis.loading import intake
from queries import store
from tests.shared_data import SHARED, needs_shared

pytestmark = needs_shared
DATA = SHARED / "data"
SUBSCRIPTIONS = DATA / "maven_subscriptions" / "subscription_cohort.csv"
AS_OF = date(2020, 9, 30)


def connection(**tables: pd.DataFrame) -> store.Connection:
    con = store.memory_database()
    with store.write(con) as cursor:
        for table, rows in tables.items():
            store.append(cursor, table, rows.assign(load_id=1))
    return con


def loaded(*paths: Path, as_of: date | None = None) -> store.Connection:
    con = store.memory_database()
    for result in intake.load_paths(con, paths, as_of=as_of, who="test"):
        assert result.error is None
    return con


@pytest.fixture(scope="module")
def telco() -> store.Connection:
    """7,043 customers of an operator: who has left, not when."""
    parts = [DATA / "telco_ibm" / f"Telco_customer_churn_{part}.xlsx" for part in ("status", "services")]
    return loaded(*parts, as_of=AS_OF)


@pytest.fixture(scope="module")
def crm() -> store.Connection:
    """8,800 opportunities of a reseller."""
    return loaded(DATA / "maven_crm" / "accounts.csv", DATA / "maven_crm" / "sales_pipeline.csv")


@pytest.fixture(scope="module")
def subscriptions() -> pd.DataFrame:
    """3,069 subscriptions; the cancel date is the first day without service."""
    rows = pd.read_csv(
        SUBSCRIPTIONS,
        parse_dates=["created_date", "canceled_date"],
        encoding="utf-8-sig",
    )
    return pd.DataFrame(
        {
            "contract_id": [f"S-{number}" for number in range(len(rows))],
            "account_id": rows["customer_id"].astype(str),
            "starts_on": rows["created_date"].dt.date,
            "ends_on": (rows["canceled_date"] - pd.Timedelta(days=1)).dt.date,
            "monthly_fee": rows["subscription_cost"],
            "currency": "USD",
        }
    )


def with_accounts(contracts: pd.DataFrame) -> store.Connection:
    accounts = contracts[["account_id"]].drop_duplicates().assign(name=lambda frame: frame["account_id"])
    return connection(accounts=accounts, contracts=contracts)


def percents(frame: pd.DataFrame, name: str) -> dict[str, float]:
    return {key: round(100 * share, 1) for key, share in zip(frame[name], frame["share"], strict=True)}


def test_telco_churn_by_count_and_value(telco: store.Connection) -> None:
    by_count = churn.churn_of_snapshot(telco).iloc[0]
    by_value = churn.churn_of_snapshot(telco, by="value").iloc[0]

    assert (by_count.customers, by_count.left, round(by_count.churn_share, 4)) == (7043, 1869, 0.2654)
    assert by_count.as_of.date() == AS_OF
    assert round(by_value.churn_share, 3) == 0.305


def test_a_snapshot_enters_no_period_rate(telco: store.Connection) -> None:
    assert churn.logo_churn_by_period(telco).empty
    assert causes.share_of_losses_by_recorded_reason(telco, since=date(2020, 1, 1)).empty


def test_telco_recorded_categories(telco: store.Connection) -> None:
    by_count = causes.share_of_losses_by_recorded_reason(telco, level="category")
    by_value = causes.share_of_losses_by_recorded_reason(telco, level="category", by="value")

    assert percents(by_count, "reason") == {
        "Competitor": 45.0,
        "Attitude": 16.8,
        "Dissatisfaction": 16.2,
        "Price": 11.3,
        "Other": 10.7,
    }
    # the oracle rounds twice: 10.847 is 10.9 there
    assert percents(by_value, "reason") == pytest.approx(
        {"Competitor": 46.4, "Attitude": 16.0, "Dissatisfaction": 16.2, "Price": 10.6, "Other": 10.9},
        abs=0.11,
    )


def test_telco_survival_is_that_of_lifelines(telco: store.Connection) -> None:
    found = survival.survival_by(telco).set_index("tenure")["survival_share"].round(4)

    assert found[[1, 12, 24, 36, 60, 72]].tolist() == [0.9460, 0.8434, 0.7890, 0.7488, 0.6646, 0.5930]


def test_telco_survival_by_contract_is_that_of_lifelines(telco: store.Connection) -> None:
    found = survival.survival_by(telco, dimension="Contract")
    after_two_years = found[found["tenure"] == 24].set_index("group_name")["survival_share"].round(4)

    assert after_two_years.to_dict() == {"Month-to-Month": 0.5551, "One Year": 0.9791, "Two Year": 1.0}


def test_telco_cumulative_incidence_is_near_that_of_lifelines(telco: store.Connection) -> None:
    """Near, since lifelines breaks the ties of whole months at random; ours sum with survival to exactly one."""
    found = incidence.cumulative_incidence_by_cause(telco, cause="recorded_category")
    found = found.pivot(index="tenure", columns="cause", values="incidence_share")
    expected = {
        "Competitor": [0.071, 0.113, 0.185],
        "Attitude": [0.027, 0.043, 0.069],
        "Dissatisfaction": [0.024, 0.041, 0.066],
        "Price": [0.017, 0.027, 0.047],
        "Other": [0.015, 0.028, 0.041],
    }
    there = survival.survival_by(telco).set_index("tenure")["survival_share"]

    for cause, shares in expected.items():
        assert found.loc[[12, 36, 72], cause].tolist() == pytest.approx(shares, abs=0.003)
    assert (found.sum(axis=1) + there).tolist() == pytest.approx([1] * len(there))


def test_crm_win_rate(crm: store.Connection) -> None:
    row = winloss.win_rate_by(crm).iloc[0]

    assert (row.won, row.lost, round(row.win_rate_share, 4)) == (4238, 6711 - 4238, 0.6315)
    assert row.won_value == 10005534


def test_crm_win_rate_by_closing_quarter(crm: store.Connection) -> None:
    found = winloss.win_rate_by(crm, dimension="period")

    assert dict(zip(found["group_name"], (100 * found["win_rate_share"]).round(2), strict=True)) == {
        "2017-Q1": 82.07,
        "2017-Q2": 61.71,
        "2017-Q3": 61.41,
        "2017-Q4": 60.25,
    }


def test_subscription_churn_by_customer() -> None:
    """A customer who comes back within 30 days has not left."""
    con = loaded(SUBSCRIPTIONS)
    found = churn.logo_churn_by_period(con, grain="month").set_index("period_start")
    months = [pd.Timestamp(month) for month in ("2022-12-01", "2023-03-01", "2023-06-01")]

    assert found.loc[months, ["at_risk", "lost"]].to_numpy().tolist() == [[390, 89], [718, 174], [865, 174]]
    assert con.execute(
        "select count(*), count(*) filter (where ends_on < '9999-12-31') from spells"
    ).fetchone() == (
        2977,
        1912,
    )
    assert con.execute("select count(*) from losses where is_derived").fetchone() == (1912,)


def test_subscription_churn_and_survival_by_subscription(subscriptions: pd.DataFrame) -> None:
    con = with_accounts(subscriptions.assign(account_id=subscriptions["contract_id"]))
    found = churn.logo_churn_by_period(con, grain="month").set_index("period_start")
    months = [pd.Timestamp(month) for month in ("2022-12-01", "2023-03-01", "2023-06-01")]
    curve = survival.survival_by(con, unit="day").set_index("tenure")["survival_share"]
    at = [float(curve[curve.index <= day].iloc[-1]) for day in (30, 60, 90, 180, 365)]

    assert found.loc[months, ["at_risk", "lost"]].to_numpy().tolist() == [[390, 90], [716, 177], [857, 180]]
    assert np.round(at, 4).tolist() == [0.7508, 0.5441, 0.4279, 0.2492, 0.1243]
    assert curve[curve <= 0.5].index[0] == 68
