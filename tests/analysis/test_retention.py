"""Churn, retention, bridges and cohorts on rows of our own: the first and last days, gaps, returns, currencies."""

from datetime import date

import pandas as pd
import pytest

from analysis import churn, retention
from analysis.filters import ReportError
from queries import store
from tests.analysis.sample_rows import demo_database, settings

YEAR = {"since": date(2023, 1, 1), "until": date(2024, 1, 1)}


def company(
    contracts: list[tuple], *, losses: list[tuple] = (), rates: list[tuple] = (), **chosen: object
) -> store.Connection:
    """Contracts (account, starts_on, ends_on, fee[, currency]) and losses (account, lost_on), watched 2023 and 2024."""
    con = store.memory_database()
    rows = pd.DataFrame(
        [(*row, "GBP")[:5] for row in contracts],
        columns=["account_id", "starts_on", "ends_on", "monthly_fee", "currency"],
    ).assign(contract_id=lambda frame: frame.index.astype(str), load_id=0)
    for column in ("starts_on", "ends_on"):
        rows[column] = [date.fromisoformat(day) if isinstance(day, str) else None for day in rows[column]]
    accounts = rows[["account_id"]].drop_duplicates().assign(name="x", load_id=0)
    chosen = {"observed_since": "2023-01-01", "observed_until": "2025-01-01"} | chosen
    with store.write(con) as cursor:
        store.append(cursor, "accounts", accounts)
        store.append(cursor, "contracts", rows)
        store.append(cursor, "settings", settings(**chosen))
        if rates:
            store.append(
                cursor, "exchange_rates", pd.DataFrame(rates, columns=["currency", "rate_year", "rate"])
            )
        if losses:
            lost = pd.DataFrame(losses, columns=["account_id", "lost_on"])
            lost["lost_on"] = [date.fromisoformat(day) for day in lost["lost_on"]]
            store.append(
                cursor, "defections", lost.assign(loss_id=lost["account_id"], currency="GBP", load_id=0)
            )
    return con


def churned(con: store.Connection, **asked: object) -> list[tuple]:
    found = churn.logo_churn_by_period(con, **({"grain": "year"} | asked))
    return list(
        zip(found["period_start"].dt.strftime("%Y-%m-%d"), found["at_risk"], found["lost"], strict=True)
    )


@pytest.mark.parametrize(
    ("contract", "expected"),
    [
        (("A", "2022-01-01", "2022-12-31", 1), []),
        (("A", "2022-01-01", "2023-01-01", 1), [("2023-01-01", 1, 1)]),
        (("A", "2023-01-01", "2023-12-31", 1), [("2023-01-01", 1, 1)]),
        (("A", "2023-01-01", "2024-01-01", 1), [("2023-01-01", 1, 0), ("2024-01-01", 1, 1)]),
        (("A", "2023-01-02", "2023-12-30", 1), []),
        (("A", "2023-01-02", None, 1), [("2024-01-01", 1, 0)]),
    ],
    ids=[
        "gone on the day before",
        "last day is the first of the period",
        "first and last day of the period",
        "last day is the first of the next",
        "came and went inside",
        "came on the second day",
    ],
)
def test_boundary_days(contract: tuple, expected: list) -> None:
    assert churned(company([contract])) == expected


@pytest.mark.parametrize(("gap_days", "lost"), [(30, 0), (29, 1)])
def test_a_gap_of_gap_days_is_no_loss(gap_days: int, lost: int) -> None:
    con = company([("A", "2022-01-01", "2023-03-31", 1), ("A", "2023-05-01", None, 1)], gap_days=gap_days)

    assert churned(con) == [("2023-01-01", 1, lost), ("2024-01-01", 1, 0)]


def test_overlapping_contracts_are_one_customer() -> None:
    con = company(
        [
            ("A", "2022-01-01", "2023-06-30", 1),
            ("A", "2022-06-01", None, 1),
            ("A", "2022-07-01", "2022-08-01", 1),
        ]
    )

    assert churned(con) == [("2023-01-01", 1, 0), ("2024-01-01", 1, 0)]
    assert con.execute("select count(*) from spells").fetchone() == (1,)


def test_lines_of_the_same_days_are_one_stay_and_one_loss() -> None:
    """Rows that tie in their days come in any order; with many accounts, every order comes up."""
    names = [f"A{number}" for number in range(300)]
    con = company([(name, "2022-01-01", "2024-06-30", fee) for name in names for fee in (1, 2, 3)])

    assert con.execute("select count(*), max(spell_number), min(spell_number) from spells").fetchall() == [
        (300, 1, 1)
    ]
    assert churned(con) == [("2023-01-01", 300, 0), ("2024-01-01", 300, 300)]


def test_a_recorded_loss_ends_a_contract_that_has_no_end() -> None:
    con = company([("A", "2022-01-01", None, 1)], losses=[("A", "2023-05-05")])

    assert churned(con) == [("2023-01-01", 1, 1)]
    assert con.execute("select loss_id, is_derived from losses").fetchall() == [("A", False)]


def test_a_loss_that_only_the_contracts_show_is_counted_once_and_marked() -> None:
    con = company(
        [("A", "2022-01-01", "2023-05-05", 10), ("B", "2022-01-01", "2023-06-06", 1)],
        losses=[("A", "2023-05-20")],
    )

    assert con.execute(
        "select loss_id, lost_on, annual_value, is_derived from losses order by 1"
    ).fetchall() == [
        ("A", date(2023, 5, 20), None, False),
        ("B@2023-06-06", date(2023, 6, 6), 12.0, True),
    ]


def test_a_period_that_the_data_cut_is_marked_and_nothing_is_shown_beyond() -> None:
    con = company([("A", "2020-01-01", None, 1)], observed_since="2023-02-01", observed_until="2024-03-01")
    found = churn.logo_churn_by_period(con, grain="quarter")

    assert found["period_start"].dt.strftime("%m").tolist() == ["01", "04", "07", "10", "01"]
    assert found["complete"].tolist() == [False, True, True, True, False]


def test_a_rate_is_annualised_from_three_whole_months_on() -> None:
    con = company([(f"A{n}", "2022-01-01", "2023-02-01" if n == 0 else None, 1) for n in range(10)])
    by_month, by_quarter = (churn.logo_churn_by_period(con, grain=grain) for grain in ("month", "quarter"))

    assert by_month["annualised_share"].isna().all()
    assert by_quarter["annualised_share"].iloc[0] == pytest.approx(1 - 0.9**4)


def test_below_five_at_risk_only_counts_are_given() -> None:
    found = churn.logo_churn_by_period(company([("A", "2022-01-01", "2023-02-01", 1)]), grain="year")

    assert found[["at_risk", "lost"]].iloc[0].tolist() == [1, 1]
    assert found[["churn_share", "low", "high"]].iloc[0].isna().all()


def test_revenue_of_accounts_at_risk_line_by_line_and_part_by_part() -> None:
    con = company(
        [
            ("keeps", "2022-01-01", None, 100),
            ("grows", "2022-01-01", "2023-06-30", 100),
            ("grows", "2023-07-01", None, 150),
            ("swaps", "2022-01-01", "2023-06-30", 100),  # one line down, another up: its sum counts
            ("swaps", "2023-06-01", None, 80),
            ("leaves", "2022-01-01", "2023-12-31", 100),
            ("leaves later", "2022-01-01", "2024-01-01", 100),
            ("leaves and returns", "2022-01-01", "2023-03-31", 100),
            ("leaves and returns", "2023-09-01", None, 70),
            ("new", "2023-02-01", None, 40),
            ("comes and goes", "2023-02-01", "2023-08-01", 40),
        ]
    )
    found = retention.revenue_retention_by_period(con, grain="year").iloc[0]

    assert found.start_value == 12 * 600
    assert (found.expansion, found.contraction, found.lost_value) == (12 * 50, 12 * 20, 12 * 200)
    assert found.gross_retention_share == pytest.approx(380 / 600)
    assert found.net_retention_share == pytest.approx(430 / 600)

    bridge = retention.bridge_of_period(con, **YEAR).set_index("part")
    assert bridge["value"].to_dict() == {
        "start": 7200,
        "new": 12 * 40,
        "returned": 12 * 70,
        "expansion": 600,
        "contraction": -240,
        "lost": -2400,
        "end": 12 * 540,
    }
    assert bridge["accounts"].dropna().to_dict() == {
        "new": 1,
        "returned": 1,
        "expansion": 1,
        "contraction": 1,
        "lost": 2,
    }


@pytest.mark.parametrize("grain", ["month", "quarter", "year"])
def test_bridges_close_and_the_next_starts_where_this_one_ends(grain: str) -> None:
    con = demo_database(with_verdicts=False)
    found = store.frame(
        con,
        "revenue_retention_by_period",
        grain=grain,
        dimension="all",
        since=None,
        until=None,
        segment=None,
        region=None,
        owner=None,
    )
    gained = found["expansion"] + found["new_value"] + found["returned_value"]
    sums = found["start_value"] + gained - found["contraction"] - found["lost_value"]

    assert sums.tolist() == pytest.approx(found["end_value"].tolist())
    assert found["end_value"].tolist()[:-1] == pytest.approx(found["start_value"].tolist()[1:])


def test_exchange_moves_are_neither_churn_nor_expansion() -> None:
    con = company(
        [
            ("A", "2022-01-01", None, 100, "EUR"),
            ("B", "2022-01-01", None, 50, "GBP"),
            ("C", "2022-01-01", None, 1, "GBP"),
            ("D", "2022-01-01", None, 1, "GBP"),
            ("E", "2022-01-01", None, 1, "GBP"),
        ],
        rates=[("EUR", 2023, 0.9), ("EUR", 2024, 0.5)],
    )
    found = retention.revenue_retention_by_period(con, grain="year")

    assert found["start_value"].tolist() == pytest.approx([12 * (90 + 53), 12 * (50 + 53)])
    assert found["gross_retention_share"].tolist() == [1.0, 1.0]
    assert found["net_retention_share"].tolist() == [1.0, 1.0]


def test_value_in_a_currency_without_a_rate_is_left_out_not_mixed_in_and_counted() -> None:
    con = company(
        [("A", "2022-01-01", None, 100, "EUR"), ("B", "2022-01-01", None, 50), ("C", "2022-01-01", None, 1)],
        rates=[("EUR", 2024, 0.9)],
    )
    found = retention.revenue_retention_by_period(con, grain="year")

    assert found["start_value"].tolist() == [612, pytest.approx(612 + 1080)]
    assert found["at_risk"].tolist() == [3, 3]
    assert found["without_rate"].tolist() == [1, 0]


def test_cohort_sizes_sum_to_accounts_and_shares_never_rise() -> None:
    con = demo_database(with_verdicts=False)
    found = retention.cohort_triangle(con)
    sizes = found[found["quarters_after"] == 0]

    assert sizes["accounts"].sum() == 320
    assert sizes["accounts"].iloc[1:].sum() == 85  # new since 2021
    for _, cohort in found.iloc[1:].groupby("cohort_start"):
        assert cohort["accounts"].nunique() == 1
        assert cohort["still_there"].is_monotonic_decreasing


def test_churn_on_renewal_needs_renewal_dates() -> None:
    con = company([("A", "2022-01-01", "2023-05-05", 1)])

    with pytest.raises(ReportError, match="0 of 1 ended contracts have a renewal date"):
        churn.churn_on_renewal_by_period(con)


def test_churn_on_renewal_counts_value_that_was_due() -> None:
    con = company(
        [(f"A{n}", "2022-05-06", "2023-05-05" if n < 2 else None, 10) for n in range(6)]
        + [("A1", "2023-05-06", None, 12)]
    )
    con.execute("update contracts set renews_on = '2023-05-06' where starts_on = '2022-05-06'")
    with store.write(con):
        pass
    found = churn.churn_on_renewal_by_period(con, grain="year").iloc[0]

    assert (found.due, found.lost, found.due_value, found.lost_value) == (6, 1, 720, 120)
    assert found.churn_share == pytest.approx(1 / 6)


def test_a_period_in_the_future_or_no_data_at_all_gives_no_rows() -> None:
    con = company([("A", "2022-01-01", None, 1)])

    assert churn.logo_churn_by_period(con, since=date(2030, 1, 1)).empty
    assert retention.bridge_of_period(con, since=date(2030, 1, 1)).empty
    for report in (
        churn.logo_churn_by_period,
        retention.revenue_retention_by_period,
        retention.cohort_triangle,
    ):
        assert report(store.memory_database()).empty
    with pytest.raises(ReportError, match="before it starts"):
        churn.logo_churn_by_period(con, since=date(2024, 1, 1), until=date(2023, 1, 1))


@pytest.mark.parametrize(("later_fee", "shrunk"), [(40, True), (60, False), (50, False)])
def test_a_downsell_in_the_year_before_the_loss_is_seen(later_fee: int, shrunk: bool) -> None:
    con = company([("A", "2022-01-01", "2023-09-30", 50), ("A", "2023-10-01", "2024-03-31", later_fee)])

    assert con.execute("select shrunk_before_loss, annual_value from losses").fetchall() == [
        (shrunk, 12 * later_fee)
    ]


@pytest.mark.parametrize(
    ("lines", "rates", "value"),
    [
        ([("EUR", 100)], [("EUR", 2024, 0.9)], (1200, "EUR", 1080)),  # the file of losses names no currency
        ([("EUR", 100), ("GBP", 50)], [("EUR", 2024, 0.9)], (12 * 140, "", 12 * 140)),
        ([("EUR", 100), ("GBP", 50)], [], (None, "", None)),
    ],
    ids=["one foreign currency", "two currencies", "two currencies and no rate"],
)
def test_the_value_of_a_loss_is_in_the_currency_of_its_fees_and_mixes_none(lines, rates, value) -> None:
    con = company(
        [("A", "2022-01-01", "2024-06-30", fee, currency) for currency, fee in lines]
        + [("B", "2022-01-01", None, 1, "GBP"), ("C", "2022-01-01", None, 1, "GBP")],
        losses=[("A", "2024-06-30")],
        rates=rates,
        reporting_currency="GBP",
    )
    con.execute("update defections set currency = ''")
    with store.write(con):
        pass
    (found,) = con.execute("select annual_value, currency, reporting_value from losses").fetchall()
    assert found == pytest.approx(value)


def test_exchange_rates_do_not_shrink_an_account() -> None:
    con = company(
        [("A", "2022-01-01", "2024-06-30", 100, "EUR"), ("A", "2022-01-01", "2024-06-30", 50, "GBP")],
        rates=[("EUR", 2023, 2.0), ("EUR", 2024, 0.5)],
        reporting_currency="GBP",
    )
    assert con.execute("select shrunk_before_loss from losses").fetchall() == [(False,)]
