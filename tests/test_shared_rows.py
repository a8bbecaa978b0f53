"""Files of rows that nobody here wrote come in whole, with the figures of their README."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from analysis.loading import intake
from queries import store
from tests.shared_data import SHARED, needs_shared

pytestmark = needs_shared
DATA = SHARED / "data"
DEMO = SHARED / "demo"


@pytest.fixture
def con() -> Iterator[store.Connection]:
    con = store.memory_database()
    yield con
    con.close()


def load(con: store.Connection, *paths: Path, as_of: date | None = None) -> list[intake.LoadResult]:
    return intake.load_paths(con, paths, as_of=as_of, who="test")


def test_the_demo_company_loads_whole_and_a_second_time_changes_nothing(con: store.Connection) -> None:
    files = [
        DEMO / name for name in ("deals.csv", "losses.csv", "contracts.csv", "actions.csv", "accounts.csv")
    ]
    expected = {
        "accounts": 320,
        "contracts": 2012,
        "deals": 420,
        "defections": 110,
        "actions": 3,
        "notes": 60,
    }

    first = {result.kind: result for result in load(con, *files, DEMO / "notes.jsonl")}
    version = store.data_version(con)
    second = {result.kind: result for result in load(con, *files, DEMO / "notes.jsonl")}

    assert {kind: result.new for kind, result in first.items()} == expected
    assert {kind: result.known for kind, result in second.items()} == expected
    assert all(result.load_id is None for result in second.values())
    assert store.data_version(con) == version


def test_scopes_in_words_become_filters(con: store.Connection) -> None:
    load(con, DEMO / "accounts.csv", DEMO / "actions.csv")

    assert con.execute("select action_id, scope, scope_filter from actions order by 1").fetchall() == [
        ("ACT-1", "all regions", "{}"),
        ("ACT-2", "North and West", '{"region":["North","West"]}'),
        ("ACT-3", "key accounts", '{"segment":["key"]}'),
    ]


def test_the_upload_files_find_their_losses(con: store.Connection) -> None:
    """The list in their folder says whose words they are: it is read for that, and loads nothing itself."""
    from analysis.loading import matching

    load(con, *(DEMO / name for name in ("accounts.csv", "contracts.csv", "losses.csv", "deals.csv")))
    results = load(con, DEMO / "files")

    assert [result.file for result in results if result.error] == []
    assert [result.file for result in results if result.skipped] == ["manifest.csv"]
    assert matched(con) == 12
    assert matching.unmatched(con) == []


def test_upload_files_without_a_list_find_their_losses_by_name_and_near_names_are_only_offered(
    con: store.Connection,
) -> None:
    from analysis.loading import matching

    load(con, *(DEMO / name for name in ("accounts.csv", "contracts.csv", "losses.csv", "deals.csv")))
    load(con, *(path for path in sorted((DEMO / "files").iterdir()) if path.name != "manifest.csv"))

    assert matched(con) == 9
    waiting = {one.source_file: [name for _, name, _ in one.near] for one in matching.unmatched(con)}
    assert waiting["GMT20240208-093012_Recording_St-Ninnocs.transcript.vtt"] == ["St Ninnoc's Hospital"]
    assert waiting["GMT20241010-130447_Recording_Thornmere.transcript.vtt"] == ["Thornmere University"]


def matched(con: store.Connection) -> int:
    """How many interviews are about a loss or a deal."""
    (count,) = con.execute(
        "select count(*) from interviews where loss_id is not null or deal_id is not null"
    ).fetchall()[0]
    return count


def test_telco_status_and_services_make_one_snapshot(con: store.Connection) -> None:
    folder = DATA / "telco_ibm"
    files = [folder / "Telco_customer_churn_status.xlsx", folder / "Telco_customer_churn_services.xlsx"]

    status, services = load(con, *files, as_of=date(2020, 9, 30))

    assert (status.new, status.rejected) == (7043, 0)
    assert (services.changed, services.rejected) == (7043, 0)
    customers, left, value, lost = con.execute(
        "select count(*), count(*) filter (has_left), sum(monthly_value), sum(monthly_value) filter (has_left)"
        " from snapshot_customers"
    ).fetchall()[0]
    assert (customers, left) == (7043, 1869)
    assert round(left / customers, 4) == 0.2654
    assert round(float(lost / value), 3) == 0.305
    by_category = con.execute(
        "select recorded_category, round(count(*) / 1869, 3), sum(annual_value)::double / 12 / $lost"
        " from defections group by 1 order by 2 desc",
        {"lost": float(lost)},
    ).fetchall()
    assert {
        category: (share, pytest.approx(by_value, abs=0.0006)) for category, share, by_value in by_category
    } == {
        "Competitor": (0.45, 0.464),
        "Attitude": (0.168, 0.16),
        "Dissatisfaction": (0.162, 0.162),
        "Price": (0.113, 0.106),
        "Other": (0.107, 0.109),
    }


def test_columns_that_sort_customers_become_attributes(con: store.Connection) -> None:
    load(con, DATA / "telco_ibm" / "Telco_customer_churn.xlsx", as_of=date(2020, 9, 30))

    by_contract = con.execute(
        "select attributes ->> '$.Contract', count(*) from accounts group by 1 order by 1"
    ).fetchall()
    assert by_contract == [("Month-to-month", 3875), ("One year", 1473), ("Two year", 1695)]


def test_the_crm_pipeline_loads_with_its_decided_deals(con: store.Connection) -> None:
    pipeline = load(con, DATA / "maven_crm" / "accounts.csv", DATA / "maven_crm" / "sales_pipeline.csv")[1]

    won, lost, value = con.execute(
        "select count(*) filter (outcome = 'won'), count(*) filter (outcome = 'lost'),"
        " sum(annual_value) filter (outcome = 'won') from deals"
    ).fetchall()[0]
    assert (pipeline.new, pipeline.rejected) == (8800, 0)
    assert (won + lost, won, int(value)) == (6711, 4238, 10_005_534)
    assert round(won / (won + lost), 4) == 0.6315
    assert con.execute("select count(*) from deals where account_id is null").fetchone() == (1425,)


def test_subscriptions_end_the_day_before_they_are_cancelled(con: store.Connection) -> None:
    [result] = load(con, DATA / "maven_subscriptions" / "subscription_cohort.csv")

    assert (result.kind, result.new, result.rejected) == ("contracts", 3069, 0)
    assert con.execute("select count(*), count(ends_on) from contracts").fetchone() == (3069, 2004)
    assert con.execute("select count(*) from accounts").fetchone() == (2877,)
    by_subscription = [
        con.execute(
            "select count(*), count(*) filter (ends_on < $until) from contracts"
            " where starts_on <= $since and (ends_on is null or ends_on >= $since)",
            {"since": since, "until": until},
        ).fetchone()
        for since, until in [
            (date(2022, 12, 1), date(2023, 1, 1)),
            (date(2023, 3, 1), date(2023, 4, 1)),
            (date(2023, 6, 1), date(2023, 7, 1)),
        ]
    ]
    assert by_subscription == [(390, 90), (716, 177), (857, 180)]
