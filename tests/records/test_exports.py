"""Exports in the shapes that tools write: each is understood with no human choice, or with one."""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
import xlsxwriter

from analysis.loading import intake
from queries import store

EXPORTS = Path(__file__).parent / "exports"
D = Decimal

TEXTS: list[tuple[str, str, list[tuple[Any, ...]]]] = [
    (
        "salesforce_report.csv",
        "select account_name, outcome, annual_value, currency, closed_on, recorded_reason from deals order by 5",
        [
            ("Harrow Dairies", "lost", D("12000.00"), "USD", date(2024, 2, 19), "Price"),
            ("Mill & Sons, Ltd.", "won", D("8450.50"), "USD", date(2024, 3, 28), None),
            ("Vale Brewery", "lost", D("1112000.00"), "USD", date(2024, 5, 31), "Competitor"),
            ("Norwich Laundry", "open", D("3200.00"), "USD", date(2024, 6, 30), None),
        ],
    ),
    (
        "salesforce_api.csv",
        "select deal_id, outcome, annual_value, currency, opened_on, competitor from deals order by deal_id",
        [
            ("006A1", "lost", D("12000.00"), "GBP", date(2024, 1, 2), "Clearfall"),
            ("006A2", "won", D("8450.50"), "GBP", date(2024, 2, 27), None),
            ("006A3", "open", None, "GBP", date(2024, 4, 14), "None"),  # a word, not a missing value
        ],
    ),
    (
        "hubspot_deals.csv",
        "select deal_id, account_name, outcome, closed_on, recorded_reason from deals order by deal_id",
        [
            ("9001", "Harrow Dairies", "lost", date(2024, 2, 19), "Went with Clearfall"),
            ("9002", "Mill & Sons Ltd", "won", date(2024, 3, 28), None),
            ("9003", "Norwich Laundry", "open", None, None),
        ],
    ),
    (
        "hubspot_api.json",
        "select deal_id, outcome, annual_value, closed_on, recorded_reason from deals order by deal_id",
        [
            ("9001", "lost", D("12000.00"), date(2024, 2, 19), "Price"),
            ("9002", "won", D("8450.50"), date(2024, 3, 28), None),
        ],
    ),
    (
        "pipedrive.csv",
        "select deal_id, outcome, closed_on, recorded_reason from deals order by deal_id",
        [
            ("1", "lost", date(2024, 2, 19), "Too expensive"),
            ("2", "won", date(2024, 3, 28), None),
            ("3", "open", None, None),
        ],
    ),
    (
        "zendesk_sell.csv",
        "select deal_id, outcome, closed_on, currency from deals order by deal_id",
        [
            ("501", "lost", date(2024, 2, 19), "USD"),
            ("502", "won", date(2024, 3, 28), "USD"),
            ("503", "disengaged", date(2024, 5, 31), "USD"),
        ],
    ),
    (
        "stripe_subscriptions.csv",
        "select contract_id, account_id, starts_on, ends_on, monthly_fee, currency from contracts order by contract_id",
        [  # cancelled on 1 March: the last day of service is 29 February
            ("sub_1", "cus_A", date(2023, 1, 15), date(2024, 2, 29), D("100.00"), "GBP"),
            ("sub_2", "cus_B", date(2023, 2, 1), None, D("40.00"), "GBP"),
            ("sub_3", "cus_A", date(2024, 5, 2), None, D("40.00"), "GBP"),
        ],
    ),
    (
        "german_cp1252.csv",
        "select account_id, lost_on, notice_on, annual_value, currency, recorded_reason from defections order by 1",
        [
            ("4711", date(2024, 3, 31), date(2024, 1, 15), D("1200.50"), "EUR", "Preis zu hoch"),
            ("4712", date(2024, 6, 30), None, D("12000.00"), "EUR", "Schließung"),
            ("4713", date(2024, 7, 5), date(2024, 5, 1), D("800.00"), "EUR", None),
        ],
    ),
    (
        "bom_crlf.csv",
        "select account_id, name, segment, since_on from accounts order by 1",
        [
            ("A-1", "Harrow Dairies", "key", date(2003, 7, 22)),
            ("A-2", "Mill & Sons, Ltd.", "small", date(2011, 1, 5)),
        ],
    ),
    (
        "day_first.csv",
        "select account_id, lost_on, notice_on, annual_value from defections order by 1",
        [
            ("A-1", date(2024, 3, 31), date(2024, 1, 5), D("12000.00")),
            ("A-2", date(2024, 2, 1), None, D("8450.00")),
            ("A-3", date(2024, 6, 30), date(2024, 6, 28), D("900.00")),
        ],
    ),
    (
        "month_first.csv",
        "select account_id, lost_on, notice_on, annual_value from defections order by 1",
        [
            ("A-1", date(2024, 3, 31), date(2024, 1, 25), D("12000.00")),
            ("A-2", date(2024, 2, 1), None, D("8450.00")),
            ("A-3", date(2024, 6, 30), date(2024, 6, 28), D("900.00")),
        ],
    ),
    (
        "tabs.tsv",
        "select contract_id, starts_on, ends_on, monthly_fee, renews_on from contracts order by 1",
        [
            ("C-1", date(2022, 1, 1), date(2022, 12, 31), D("100.00"), date(2023, 1, 1)),
            ("C-2", date(2023, 1, 1), None, D("110.00"), None),
        ],
    ),
    (
        "pipes_and_line_breaks.csv",
        "select note_id, note_kind, body from notes order by 1",
        [
            ("n1", "call", "Spoke to the works manager.\nHe wants three quotes | ours included."),
            ("n2", "note", "Renewal signed."),
        ],
    ),
    (
        "header_on_line_four.csv",
        "select account_id, lost_on, annual_value from defections order by 1",
        [("A-1", date(2024, 3, 31), D("12000.00")), ("A-2", date(2024, 2, 1), D("8450.00"))],
    ),
    (
        "totals_at_the_foot.csv",
        "select account_id, annual_value, recorded_reason from defections order by 1",
        [("A-1", D("12000.00"), "Price"), ("A-2", D("8450.00"), "Total outage of the boiler")],
    ),
    (
        "excel_unicode_text.txt",
        "select account_id, name, segment, region from accounts order by 1",
        [("A-1", "Harrow Dairies", "key", "Österreich"), ("A-2", "Mill & Sons", "small", "Wales")],
    ),
    (
        "epoch_seconds.csv",
        "select deal_id, outcome, closed_on, competitor from deals order by 1",
        [("c1", "lost", date(2024, 2, 19), "None"), ("c2", "won", date(2024, 3, 28), "Clearfall")],
    ),
    (
        "losses.jsonl",
        "select loss_id, account_id, lost_on, annual_value, interviewed_flag from defections order by 1",
        [
            ("L-1", "Harrow Dairies", date(2024, 3, 31), D("12000.50"), True),
            ("L-2", "Mill & Sons", date(2024, 2, 1), None, False),
        ],
    ),
]

# One choice each: file, what is asked, the answer, what is stored then.
ASKED: list[tuple[str, str, dict[str, Any], str, list[tuple[Any, ...]]]] = [
    (
        "ambiguous_dates.csv",
        "date_order",
        {"mapping": {"Lost Date": "lost_on:day_first"}},
        "select lost_on from defections order by 1",
        [(date(2024, 2, 1),), (date(2024, 4, 3),)],
    ),
    (
        "sage_two_values.csv",
        "column",
        {"mapping": {"ARR": "annual_value", "arr (2)": ""}},
        "select annual_value, closed_on from deals order by 1",
        [(D("8450.00"), date(2024, 3, 28)), (D("12000.00"), date(2024, 2, 19))],
    ),
    (
        "own_stages.csv",
        "stage",
        {"mapping": {"9 - Gone to tender": "outcome:lost"}},
        "select deal_id, outcome from deals order by 1",
        [("1", "lost"), ("2", "won")],
    ),
    (
        "operator_snapshot.csv",
        "as_of",
        {"as_of": date(2024, 6, 30)},
        "select account_id, has_left, tenure_months, monthly_value from snapshot_customers order by 1",
        [
            ("0001-A", True, 2.0, D("53.85")),
            ("0002-B", False, 70.0, D("99.10")),
            ("0003-C", True, 11.0, D("20.05")),
            ("0004-D", False, 45.0, D("70.00")),
        ],
    ),
]


@pytest.fixture
def con() -> Iterator[store.Connection]:
    con = store.memory_database()
    yield con
    con.close()


@pytest.mark.parametrize(("name", "query", "expected"), TEXTS, ids=[name for name, _, _ in TEXTS])
def test_an_export_loads_without_a_question(
    con: store.Connection, name: str, query: str, expected: list[tuple[Any, ...]]
) -> None:
    [result] = intake.load_paths(con, [EXPORTS / name], who="test")

    assert (result.error, result.rejected) == (None, 0)
    assert con.execute(query).fetchall() == expected


@pytest.mark.parametrize(
    ("name", "about", "answer", "query", "expected"), ASKED, ids=[row[0] for row in ASKED]
)
def test_an_export_asks_one_question_and_loads_with_its_answer(
    con: store.Connection,
    name: str,
    about: str,
    answer: dict[str, Any],
    query: str,
    expected: list[tuple[Any, ...]],
) -> None:
    [asked] = intake.load_paths(con, [EXPORTS / name], who="test")
    assert [question.about for question in asked.questions] == [about]
    assert asked.error
    assert asked.in_file == 0

    [result] = intake.load_paths(con, [EXPORTS / name], who="test", **answer)

    assert (result.error, result.rejected) == (None, 0)
    assert con.execute(query).fetchall() == expected


def test_an_answer_is_remembered_for_the_next_file_with_these_headers(
    con: store.Connection, tmp_path: Path
) -> None:
    answer = {"Lost Date": "lost_on:day_first"}
    intake.load_paths(con, [EXPORTS / "ambiguous_dates.csv"], who="test", mapping=answer)
    following = tmp_path / "may.csv"
    following.write_text(
        "Customer ID,Company,Lost Date,ARR,Churn Reason\nA-9,Vale Brewery,05/06/2024,10,Price\n"
    )

    [result] = intake.load_paths(con, [following], who="test")

    assert result.error is None
    assert "Read by the mapping remembered for these headers." in result.notes
    assert con.execute("select lost_on from defections where account_id = 'A-9'").fetchall() == [
        (date(2024, 6, 5),)
    ]


def write_report_with_title(path: Path) -> None:
    """A merged title, headers in line four, real dates, a total at the foot."""
    with xlsxwriter.Workbook(path) as book:
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        sheet = book.add_worksheet("Report")
        sheet.merge_range("A1:D1", "Lost customers")
        sheet.write_row("A4", ["Account ID", "Lost On", "Annual Value", "Reason"])
        for row, (account, lost_on, value, reason) in enumerate(
            [
                ("A-1", datetime(2024, 3, 31), 12000, "Price"),
                ("A-2", datetime(2024, 2, 1), 8450.5, "Service"),
            ],
            start=4,
        ):
            sheet.write(row, 0, account)
            sheet.write_datetime(row, 1, lost_on, day)
            sheet.write(row, 2, value)
            sheet.write(row, 3, reason)
        sheet.write_row("A7", ["Total", "", 20450.5, ""])


def write_several_sheets(path: Path) -> None:
    """Two sheets of two kinds, and one of remarks; the accounts stand last."""
    with xlsxwriter.Workbook(path) as book:
        remarks = book.add_worksheet("Read me")
        remarks.write("A1", "Exported for the quarterly review")
        losses = book.add_worksheet("Losses")
        losses.write_row("A1", ["Account ID", "Lost On", "Annual Value"])
        losses.write_row("A2", ["A-1", "2024-03-31", 12000])
        accounts = book.add_worksheet("Accounts")
        accounts.write_row("A1", ["Account ID", "Account Name", "Region"])
        accounts.write_row("A2", ["A-1", "Harrow Dairies", "North"])


def write_serial_dates(path: Path) -> None:
    """Dates as the bare numbers that a lost format leaves."""
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_row("A1", ["Account ID", "Lost On", "Annual Value"])
        sheet.write_row("A2", ["A-1", 45382, 12000])
        sheet.write_row("A3", ["A-2", 45323, 8450.5])


def write_parquet(path: Path) -> None:
    """Typed columns: timestamps, decimals, missing values."""
    frame = pd.DataFrame(
        {
            "account_id": ["A-1", "A-2"],
            "lost_on": pd.to_datetime(["2024-03-31", "2024-02-01"]),
            "annual_value": [D("12000.00"), D("8450.50")],
        }
    )
    frame.to_parquet(path)


@pytest.mark.parametrize(
    ("write", "ending"),
    [
        (write_report_with_title, ".xlsx"),
        (write_several_sheets, ".xlsx"),
        (write_serial_dates, ".xlsx"),
        (write_parquet, ".parquet"),
    ],
    ids=["title_and_totals", "several_sheets", "serial_dates", "parquet"],
)
def test_a_binary_export_loads_without_a_question(
    con: store.Connection, tmp_path: Path, write: Callable[[Path], None], ending: str
) -> None:
    path = tmp_path / f"export{ending}"
    write(path)

    results = intake.load_paths(con, [path], who="test")

    assert [(result.error, result.rejected) for result in results] == [(None, 0)] * len(results)
    first = con.execute(
        "select account_id, lost_on, annual_value from defections order by account_id"
    ).fetchall()
    assert first[0] == ("A-1", date(2024, 3, 31), D("12000.00"))
    assert first[1:] in ([], [("A-2", date(2024, 2, 1), D("8450.50"))])


def test_sheets_of_one_workbook_come_in_together(con: store.Connection, tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    write_several_sheets(path)

    results = intake.load_paths(con, [path], who="test")

    assert [(result.file, result.kind) for result in results] == [
        ("book.xlsx, sheet Accounts", "accounts"),
        ("book.xlsx, sheet Losses", "defections"),
    ]
    assert con.execute("select name from accounts").fetchall() == [("Harrow Dairies",)]
