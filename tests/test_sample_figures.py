"""The figures of the sample company, as its own check computed them (tests/truth/oracle.json).

Those that rest on root causes are asserted with the coded primary of each exit interview and note entered as a
human verdict: what the tagger finds is reported beside them, not here.
"""

import json
from collections.abc import Iterator
from datetime import date

import pandas as pd
import pytest

from analysis import causes, churn, losses, retention, survival, winloss
from queries import store
from tests.analysis.sample_rows import TRUTH, demo_database, shipped_database

ORACLE = json.loads((TRUTH / "oracle.json").read_text(encoding="utf-8"))
NORTH_WEST, EAST_SOUTH = ["North", "West"], ["East", "South"]
YEARS = ["2021", "2022", "2023", "2024", "2025"]


@pytest.fixture(scope="module")
def con() -> Iterator[store.Connection]:
    con = shipped_database()
    yield con
    con.close()


def percent(share: float) -> float:
    return round(100 * share, 1)


def counts(frame: pd.DataFrame, name: str = "cause") -> dict[str, int]:
    return dict(zip(frame[name], frame["losses"], strict=True))


def quarter(text: str) -> dict[str, date]:
    year, number = int(text[:4]), int(text[-1])
    after = date(year + 1, 1, 1) if number == 4 else date(year, 3 * number + 1, 1)
    return {"since": date(year, 3 * number - 2, 1), "until": after}


def test_churn_by_year(con: store.Connection) -> None:
    found = churn.logo_churn_by_period(con, grain="year").set_index(pd.Index(YEARS))

    for year in YEARS:
        expected = ORACLE["churn_by_year"][year]
        row = found.loc[year]
        assert (row.at_risk, row.lost) == (expected["active_1_jan"], expected["lost"])
        assert percent(row.churn_share) == expected["logo_churn_pct"]
        assert row.complete == (year != "2025")  # 2025 ends with June


def test_churn_by_year_and_segment(con: store.Connection) -> None:
    found = churn.logo_churn_by_period(con, grain="year", dimension="segment")

    for row in found.itertuples():
        expected = ORACLE["churn_by_year"][str(row.period_start.year)]["segment"][row.group_name]
        assert (row.at_risk, row.lost, percent(row.churn_share)) == tuple(expected.values())


@pytest.mark.parametrize(("key", "region"), [("north_west_pct", NORTH_WEST), ("east_south_pct", EAST_SOUTH)])
def test_churn_by_year_and_region(con: store.Connection, key: str, region: list[str]) -> None:
    found = churn.logo_churn_by_period(con, grain="year", region=region)

    assert [percent(share) for share in found["churn_share"]] == [
        ORACLE["churn_by_year"][y][key] for y in YEARS
    ]


def test_revenue_retention_by_year(con: store.Connection) -> None:
    found = retention.revenue_retention_by_period(con, grain="year").set_index(pd.Index(YEARS))

    for year in YEARS:
        expected = ORACLE["churn_by_year"][year]
        row = found.loc[year]
        assert row.start_value == expected["annual_fees_1_jan"]
        assert row.expansion == expected["expansion"]
        assert row.contraction == expected["contraction"]
        assert row.lost_value == expected["churned_fees_at_1_jan"]
        assert percent(row.gross_retention_share) == expected["grr_pct"]
        assert percent(row.net_retention_share) == expected["nrr_pct"]


def test_recorded_reasons(con: store.Connection) -> None:
    found = causes.share_of_losses_by_recorded_reason(con)

    assert counts(found, "reason") == {r: v["n"] for r, v in ORACLE["stated_reason"].items()}
    assert [percent(s) for s in found["share"]] == [v["pct"] for v in ORACLE["stated_reason"].values()]
    assert found["reason"].iloc[0] == "Price"


@pytest.mark.parametrize("year", YEARS)
def test_price_is_the_most_frequent_recorded_reason_of_every_year(con: store.Connection, year: str) -> None:
    found = causes.share_of_losses_by_recorded_reason(
        con, since=date(int(year), 1, 1), until=date(int(year) + 1, 1, 1)
    )

    assert counts(found, "reason") == ORACLE["stated_reason_by_year"][year]
    assert found["reason"].iloc[0] == "Price"


def test_price_match_desk_did_not_lower_the_share_of_recorded_price(con: store.Connection) -> None:
    begun = date(2022, 9, 1)
    expected = ORACLE["action_price_match_2022-09-01"]

    for part, filters in (("before", {"until": begun}), ("from", {"since": begun})):
        found = causes.share_of_losses_by_recorded_reason(con, **filters).set_index("reason")
        assert found.loc["Price", "of"] == expected[part]["losses"]
        assert percent(found.loc["Price", "share"]) == expected[part]["stated_price_pct"]


def test_value_lost_by_segment(con: store.Connection) -> None:
    for segment, expected in ORACLE["losses"]["by_segment"].items():
        found = causes.share_of_losses_by_recorded_reason(con, by="value", segment=[segment])
        assert found["of"].iloc[0] == expected["annual_value"]
    key = ORACLE["f_key"]
    everything = causes.share_of_losses_by_recorded_reason(con, by="value")["of"].iloc[0]
    assert percent(key["annual_value"] / everything) == key["pct_of_value"]


def test_root_causes_of_the_recorded_losses(con: store.Connection) -> None:
    found = causes.share_of_losses_by_cause(con)
    expected = ORACLE["primary_recorded"]

    assert counts(found) == {cause: v["n"] for cause, v in expected.items()}
    assert {c: percent(s) for c, s in zip(found["cause"], found["share"], strict=True)} == {
        cause: v["pct"] for cause, v in expected.items()
    }
    assert set(found["of"]) == {36}


def test_root_causes_by_value(con: store.Connection) -> None:
    found = causes.share_of_losses_by_cause(con, by="value")

    assert {c: percent(s) for c, s in zip(found["cause"], found["share"], strict=True)} == ORACLE[
        "primary_recorded_value_pct"
    ]


def test_weighted_shares_stand_for_the_losses_since_interviewing_began(con: store.Connection) -> None:
    found = causes.share_of_losses_by_cause(con)

    assert {c: percent(s) for c, s in zip(found["cause"], found["weighted_share"], strict=True)} == ORACLE[
        "primary_since_2022-07"
    ]["weighted_by_segment_pct"]


@pytest.mark.parametrize(
    ("key", "region"),
    [("primary_recorded_north_west", NORTH_WEST), ("primary_recorded_east_south", EAST_SOUTH)],
)
def test_story_a_unanswered_complaints_in_north_and_west(
    con: store.Connection, key: str, region: list[str]
) -> None:
    found = causes.share_of_losses_by_cause(con, region=region)

    assert counts(found) == {cause: v["n"] for cause, v in ORACLE[key].items()}


@pytest.mark.parametrize("name", ORACLE["a_no_response_north_west"]["recorded_by_quarter"])
def test_story_a_by_quarter(con: store.Connection, name: str) -> None:
    story = ORACLE["a_no_response_north_west"]
    found = counts(causes.share_of_losses_by_cause(con, region=NORTH_WEST, **quarter(name)))
    listed = losses.losses(con, region=NORTH_WEST, **quarter(name))

    assert found.get("no_response", 0) == story["recorded_by_quarter"][name]
    assert len(listed) == story["all_losses_north_west_by_quarter"][name]


def test_story_b_causes_behind_recorded_price(con: store.Connection) -> None:
    expected = ORACLE["stated_price_and_true_price"]
    listed = losses.losses(con, recorded_reason="Price")
    known = listed[listed["root_cause"].notna()]

    assert len(listed) == expected["all_losses_stated_price"]
    assert known["root_cause"].value_counts().to_dict() == expected["true_causes_of_stated_price"]


def test_story_c_key_losses_to_clearfall(con: store.Connection) -> None:
    listed = losses.losses(con, segment=["key"])
    listed["year"] = listed["lost_on"].dt.year.astype(str)
    to_clearfall = listed[listed["competitor"] == "Clearfall"]

    assert listed["year"].value_counts().to_dict() == ORACLE["c_clearfall"]["key_losses_by_year"]
    assert {y: int((to_clearfall["year"] == y).sum()) for y in YEARS} == ORACLE["c_clearfall"][
        "key_losses_to_clearfall_by_year"
    ]


def test_story_c_large_deals_lost(con: store.Connection) -> None:
    lost = con.execute(
        "select year(closed_on)::varchar, count(*), count(*) filter (where competitor = 'Clearfall')"
        " from closed_deals where outcome = 'lost' and annual_value >= 60000 group by 1"
    ).fetchall()

    assert {y: n for y, n, _ in lost} == ORACLE["c_clearfall"]["lost_deals_from_60000_by_year"]
    assert {y: n for y, _, n in lost} == ORACLE["c_clearfall"]["of_these_to_clearfall"]


def test_story_d_neglect_of_small_accounts(con: store.Connection) -> None:
    for segment, expected in ORACLE["primary_recorded_by_segment"].items():
        assert counts(causes.share_of_losses_by_cause(con, segment=[segment])) == expected


def test_win_rate(con: store.Connection) -> None:
    row = winloss.win_rate_by(con).iloc[0]
    stages = ORACLE["deals"]["stage"]

    assert (row.won, row.lost) == (stages["Closed Won"], stages["Closed Lost"])
    assert (row.no_decision, row.withdrawn) == (stages["No decision"], stages["Withdrawn"])
    assert percent(row.win_rate_share) == 48.0
    assert percent(winloss.win_rate_by(con, by="value").iloc[0].win_rate_share) == 31.3


@pytest.mark.parametrize(("dimension", "key"), [("competitor", "by_competitor"), ("deal_type", "by_type")])
def test_win_rate_by_group(con: store.Connection, dimension: str, key: str) -> None:
    found = winloss.win_rate_by(con, dimension=dimension).set_index("group_name")

    for name, expected in ORACLE["deals"][key].items():
        row = found.loc[name]
        assert (row.won, row.lost, percent(row.win_rate_share)) == tuple(expected.values())


def test_recorded_reasons_of_lost_deals(con: store.Connection) -> None:
    found = causes.share_of_losses_by_recorded_reason(con, kind="lost_deal")

    assert counts(found, "reason") == ORACLE["deals"]["lost_reason_of_closed_lost"]


def test_survival_with_delayed_entry(con: store.Connection) -> None:
    """Counting from tenure 0 instead would give 0.993, 0.970, 0.890, 0.674: who left before was never seen."""
    found = survival.survival_by(con).set_index("tenure")["survival_share"].round(3)

    assert found[[12, 24, 60, 120]].tolist() == [0.974, 0.890, 0.676, 0.391]


def test_loading_the_files_comes_to_the_same_as_reading_them_barely(con: store.Connection) -> None:
    """The other tests of figures read the CSV files without the loader: quicker, and no different."""
    barely = demo_database()

    for table in ("accounts", "contracts", "defections", "deals", "spells", "fee_moves"):
        counts = [c.execute(f"select count(*) from {table}").fetchone() for c in (con, barely)]
        assert counts[0] == counts[1]
    assert causes.share_of_losses_by_cause(con).equals(causes.share_of_losses_by_cause(barely))
