"""The accounts behind the bridge, counted by hand: those that come back, come and go, and pay in a strange currency."""

from datetime import date

import pytest

from analysis import retention, rows_behind
from analysis.filters import ReportError
from tests.analysis import test_retention
from tests.analysis.early_warning.test_returning import company

YEAR = {"since": date(2022, 1, 1), "until": date(2023, 1, 1)}


def told(con, part, **filters):
    found = rows_behind.accounts_behind_bridge(con, part=part, **filters)
    return {
        row.account_id: (row.part, row.start_value, row.end_value) for row in found.itertuples(index=False)
    }


@pytest.fixture
def con():
    """A stays, B grows, C shrinks, D comes, E comes and goes, R leaves and comes back within the year."""
    return company(
        [
            ("A", "2020-01-01", None, 100),
            ("B", "2020-01-01", "2022-05-31", 100),
            ("B", "2022-06-01", None, 150),
            ("C", "2020-01-01", "2022-05-31", 100),
            ("C", "2022-06-01", None, 40),
            ("D", "2022-03-01", None, 10),
            ("E", "2022-03-01", "2022-08-31", 10),
            ("R", "2021-01-01", "2022-03-31", 100),
            ("R", "2022-10-01", None, 200),
        ],
        [("L-1", "R", "2022-03-31", "2022-03-01"), ("L-2", "E", "2022-08-31", "2022-08-01")],
    )


@pytest.mark.parametrize(
    ("part", "accounts"),
    [
        ("new", {"D": ("new", 0, 120)}),
        ("returned", {"R": ("returned", 0, 2400)}),
        ("expansion", {"B": ("expansion", 1200, 1800)}),
        ("contraction", {"C": ("contraction", 1200, 480)}),
        ("lost", {"R": ("lost", 1200, 0)}),
    ],
)
def test_each_part_has_its_accounts_with_what_they_paid(con, part, accounts):
    assert told(con, part, **YEAR) == accounts


def test_gross_and_net_retention_rest_on_those_of_the_first_day(con):
    found = rows_behind.accounts_behind_bridge(con, part="start", **YEAR)
    start = retention.bridge_of_period(con, **YEAR).set_index("part").loc["start", "value"]

    assert sorted(found["account_id"]) == ["A", "B", "C", "R"]
    assert found["all_kept_value"].iloc[0] == 1200 + 1200 + 480 + 0
    assert found["all_start_value"].iloc[0] == start == 4800
    assert found["loss_id"].tolist().count("L-1") == 1


def test_who_came_and_went_within_the_period_is_in_no_part(con):
    assert all("E" not in told(con, part, **YEAR) for part in rows_behind.PARTS)


def test_an_account_without_a_rate_is_listed_without_a_value():
    con = test_retention.company(
        [("A", "2022-01-01", None, 100), ("B", "2022-01-01", None, 1), ("X", "2022-01-01", None, 100, "EUR")]
    )
    found = rows_behind.accounts_behind_bridge(con, **test_retention.YEAR).set_index("account_id")

    assert found.loc["A", "start_value"] == 1200
    assert found["start_value"].isna().to_dict() == {"A": False, "B": False, "X": True}


def test_a_part_or_an_outcome_that_there_is_not_is_refused(con):
    with pytest.raises(ReportError, match="part 'sideways' is not known; expected start, new"):
        rows_behind.accounts_behind_bridge(con, part="sideways")
    with pytest.raises(ReportError, match="outcome 'well' is not known; expected won, lost"):
        rows_behind.deals(con, outcome="well")
