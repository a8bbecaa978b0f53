"""Win rates: who counts, in what order, and what stands beside them."""

import pandas as pd
import pytest

from analysis import causes, winloss
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
