"""Win rates: who counts, in what order, and what stands beside them."""

from datetime import date, datetime

import pandas as pd
import pytest

from analysis import causes, observed, size_bands, winloss
from queries import store
from tests.analysis.sample_rows import demo_database


@pytest.fixture
def con() -> store.Connection:
    """Deals against four competitors, closed in 2024."""
    outcomes = {"Acme": (8, 2), "Bolt": (5, 5), "Cog": (2, 2), "Dyn": (50, 50)}
    rows = [
        (name, outcome)
        for name, (won, lost) in outcomes.items()
        for outcome in ["won"] * won + ["lost"] * lost
    ]
    rows += [("Acme", "no_decision")] * 10 + [("Acme", "withdrawn"), ("Acme", "disengaged"), ("Acme", "open")]
    deals = pd.DataFrame(rows, columns=["competitor", "outcome"])
    deals = deals.assign(
        deal_id=deals.index.astype(str),
        opened_on=pd.Timestamp("2024-01-01"),
        annual_value=100.0,
        currency="GBP",
        load_id=0,
    )
    deals["closed_on"] = pd.Timestamp("2024-02-01")
    con = store.memory_database()
    with store.write(con) as cursor:
        store.append(cursor, "deals", deals)
    return con


def test_groups_are_ordered_by_the_lower_end_and_small_ones_come_last_without_a_rate(
    con: store.Connection,
) -> None:
    found = winloss.win_rate_by(con, dimension="competitor")

    assert found["group_name"].tolist() == ["Acme", "Dyn", "Bolt", "Cog"]
    assert found["low"].iloc[1] > found["low"].iloc[2]  # one half of 100 is surer than one half of ten
    assert found[["won", "lost"]].iloc[3].tolist() == [2, 2]
    assert found[["win_rate_share", "low", "high", "win_rate_with_no_decision_share"]].iloc[3].isna().all()


def test_spellings_of_one_competitor_are_one_group(con: store.Connection) -> None:
    with store.write(con) as cursor:
        cursor.execute("update deals set competitor = 'ACME' where competitor = 'Acme' and outcome = 'lost'")

    rates = winloss.win_rate_by(con, dimension="competitor").set_index("group_name")
    lost = con.execute(
        "select distinct competitor from losses where kind = 'lost_deal' order by all"
    ).fetchall()

    assert rates.loc["Acme", ["won", "lost"]].tolist() == [8, 2]
    assert "ACME" not in rates.index
    assert lost == [("Acme",), ("Bolt",), ("Cog",), ("Dyn",)]
    assert set(winloss.head_to_head(con)["competitor"]) == {"Acme", "Bolt", "Cog", "Dyn"}


def test_no_decision_withdrawn_and_disengaged_stand_beside_the_rate(con: store.Connection) -> None:
    acme = winloss.win_rate_by(con, dimension="competitor").iloc[0]

    assert (acme.no_decision, acme.withdrawn, acme.disengaged) == (10, 1, 1)
    assert acme.win_rate_share == 0.8
    assert acme.win_rate_with_no_decision_share == 8 / 20


@pytest.mark.parametrize("dimension", winloss.DIMENSIONS)
def test_won_and_lost_sum_to_all_decided(dimension: str) -> None:
    con = demo_database(with_verdicts=False)
    found = winloss.win_rate_by(con, dimension=dimension)

    assert (found["won"].sum(), found["lost"].sum()) == (147, 159)
    assert found[["won", "lost", "no_decision", "withdrawn", "disengaged"]].sum(axis=None) == 420


def test_a_rate_by_period_goes_by_month_quarter_or_year() -> None:
    con = demo_database(with_verdicts=False)
    names = {
        grain: winloss.win_rate_by(con, dimension="period", grain=grain)["group_name"].tolist()
        for grain in ("month", "quarter", "year")
    }

    assert names["year"] == ["2021", "2022", "2023", "2024", "2025"]
    assert (names["quarter"][0], names["quarter"][-1], len(names["quarter"])) == ("2021-Q1", "2025-Q2", 18)
    assert (names["month"][0], names["month"][-1], len(names["month"])) == ("2021-01", "2025-06", 54)


def test_size_bands_are_the_rounded_quartiles_of_all_deals_whatever_the_filters() -> None:
    con = demo_database(with_verdicts=False)
    bands = winloss.win_rate_by(con, dimension="size_band")["group_name"].tolist()
    of_one_year = winloss.win_rate_by(con, dimension="size_band", since=date(2024, 1, 1))

    assert bands == ["below £5,300", "£5,300 to below £9,900", "£9,900 to below £34,000", "£34,000 and more"]
    assert of_one_year["group_name"].tolist() == bands
    assert [size_bands.rounded(limit) for limit in (23760, 5280, 7, 0.123)] == [24000, 5300, 7, 0.12]


def test_size_bands_can_be_set_and_a_deal_of_the_limit_lies_above_it(con: store.Connection) -> None:
    con.execute("update deals set annual_value = 101 where competitor = 'Bolt'")
    con.execute("update deals set annual_value = null where competitor = 'Cog'")
    observed.choose_setting(con, "size_bands", "100.5 101", who="Ada", now=datetime(2025, 1, 1))
    found = winloss.win_rate_by(con, dimension="size_band").set_index("group_name")

    assert observed.typed(observed.setting(con, "size_bands")) == "100.5 101"
    assert found[["won", "lost"]].to_dict("index") == {
        "below £100": {"won": 58, "lost": 52},
        "£101 and more": {"won": 5, "lost": 5},
        "(none)": {"won": 2, "lost": 2},
    }


def test_deals_without_a_value_are_counted_as_left_out_of_values(con: store.Connection) -> None:
    con.execute("update deals set annual_value = null where competitor = 'Cog'")
    with store.write(con):
        pass
    found = winloss.win_rate_by(con, by="value").iloc[0]

    assert (found.won, found.lost, found.without_value) == (65, 59, 4)
    assert found.win_rate_share == pytest.approx(63 / (63 + 57))


def test_head_to_head_counts_only_deals_that_name_the_competitor(con: store.Connection) -> None:
    found = winloss.head_to_head(con).set_index("competitor")

    assert found.index.tolist() == ["Dyn", "Acme", "Bolt", "Cog"]
    assert found.loc["Acme", ["won", "lost", "won_value", "lost_value"]].tolist() == [8, 2, 800, 200]
    assert found.loc["Acme", "median_days_lost"] == 31


def test_days_to_close_of_the_sample() -> None:
    found = winloss.days_to_close_by_outcome(demo_database(with_verdicts=False)).set_index("outcome")

    assert found["deals"].to_dict() == {"lost": 159, "won": 147, "no_decision": 78, "withdrawn": 36}
    assert found.loc["won", "median_days"] == 70


def test_lost_deals_and_defections_are_never_added_up() -> None:
    con = demo_database()
    by_kind = [
        causes.share_of_losses_by_recorded_reason(con, kind=kind)["of"].iloc[0]
        for kind in ("defection", "lost_deal")
    ]

    assert by_kind == [110, 159]
