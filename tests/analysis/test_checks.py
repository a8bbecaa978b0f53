"""Each check finds the row that it is for, and nothing in the sample."""

from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from analysis import checks
from analysis.loading import intake
from queries import store
from tests.analysis.sample_rows import demo_database, settings
from tests.analysis.test_retention import company

DOUBTFUL = {
    "accounts_of_one_name": ("A-4", "'Laundry' is 2 accounts: A-4, A-5"),
    "account_in_two_segments": ("A-1", "'Mill' is 2 accounts, in the segments key, mid"),
    "contracts_of_unlisted_accounts": ("C-3", "'mill' is in no list of accounts"),
    "disputed_losses": ("L-1", "interviews of equal rank name different causes"),
    "interviews_without_loss": ("I-1", "of 'Unheard Ltd', matched to no loss and no deal"),
    "loss_before_start": ("L-2", "lost on 2023-01-05, before its first day 2023-02-01"),
    "loss_only_in_contracts": ("A-3", "served until 2023-08-31 and no loss is recorded"),
    "loss_while_contracts_run": ("L-1", "lost on 2023-06-30, but contract C-1 runs until 2024-12-31"),
    "losses_beyond_the_data": ("L-4", "2026-01-01 is not within 2023-01-01 to 2025-06-30"),
    "losses_without_words": ("L-2", "corrections left no words that speak for a cause"),
    "losses_without_value": ("L-2", "no annual value, and no fee on the day of the announcement"),
    "losses_of_near_names": (
        "L-6",
        "'Brewerie' (lost on 2023-08-31) may be 'Brewery' (loss A-3@2023-08-31, lost on 2023-08-31,"
        " seen only in its contracts)",
    ),
    "losses_of_unlisted_accounts": ("L-6", "'Brewerie' is in no list of accounts and has no contract"),
    "missing_rates": ("EUR 2023", "there is no rate for EUR in 2023"),
    "notice_after_loss": ("L-1", "announced on 2023-07-15, after the last day of service 2023-06-30"),
    "overlapping_contracts": ("C-1", "runs until 2024-12-31 while C-2 of the same line starts on 2023-03-01"),
    "rejected_rows": ("contracts.csv row 3", "monthly_fee '-5' is negative; 0 or more is expected"),
}


@pytest.fixture(scope="module")
def con() -> store.Connection:
    con = store.memory_database()
    tables = {
        "accounts": (
            "account_id name segment",
            [
                ("A-1", "Mill", "key"),
                ("A-2", "mill", "mid"),
                ("A-3", "Brewery", "mid"),
                ("A-4", "Laundry", "mid"),
                ("A-5", "LAUNDRY Ltd", "mid"),
                ("A-6", "Brewerie", None),
            ],
        ),
        "contracts": (
            "contract_id account_id product_line starts_on ends_on monthly_fee currency",
            [
                ("C-1", "A-1", "Boiler", date(2022, 1, 1), date(2024, 12, 31), 10, "GBP"),
                ("C-2", "A-1", "Boiler", date(2023, 3, 1), date(2023, 6, 30), 10, "GBP"),
                ("C-3", "A-2", "Boiler", date(2023, 2, 1), None, 10, "GBP"),
                ("C-4", "A-3", "Boiler", date(2023, 2, 1), date(2023, 8, 31), 10, "EUR"),
                ("C-5", "A-4", "Boiler", date(2023, 2, 1), date(2026, 1, 1), 10, "GBP"),
            ],
        ),
        "defections": (
            "loss_id account_id lost_on notice_on annual_value currency",
            [
                ("L-1", "A-1", date(2023, 6, 30), date(2023, 7, 15), 100, "GBP"),
                ("L-2", "A-2", date(2023, 1, 5), None, None, "GBP"),
                ("L-4", "A-4", date(2026, 1, 1), None, 100, "GBP"),
                ("L-6", "A-6", date(2023, 8, 31), None, 100, "GBP"),
            ],
        ),
        "interviews": (
            "interview_id kind account_name language content_sha256",
            [("I-1", "exit_interview", "Unheard Ltd", "en", "")],
        ),
    }
    with store.write(con) as cursor:
        for table, (columns, rows) in tables.items():
            store.append(cursor, table, pd.DataFrame(rows, columns=columns.split()).assign(load_id=0))
        store.append(cursor, "settings", settings(observed_until="2025-07-01"))
        cursor.execute(
            "insert into loads values (7, 'contracts.csv', '', 'contracts', null, null, 1, 0, 0, 0, 1, 'x',"
            " timestamp '2025-07-01', null),"
            " (8, 'losses.csv', '', 'defections', null, null, 1, 1, 0, 0, 0, 'x', timestamp '2025-07-01', null),"
            " (9, 'accounts.csv', '', 'accounts', null, null, 1, 1, 0, 0, 0, 'x', timestamp '2025-07-01', null)"
        )
        cursor.execute("update accounts set load_id = 8 where account_id = 'A-6'")
        cursor.execute("update accounts set load_id = 7 where account_id = 'A-2'")
        cursor.execute(
            "insert into rejected_rows values"
            " (7, 3, 'monthly_fee', '-5', 'is negative; 0 or more is expected', '{}')"
        )
        cursor.execute(
            "insert into verdicts values (1, 'L-1', null, true, 'model', null, 0.5, false, 'tagger', null, '1', '1',"
            " timestamp '2025-01-01', true),"
            " (2, 'L-2', null, false, 'model', null, 0, false, 'tagger', 'nothing left', '1', '1',"
            " timestamp '2025-01-01', true)"
        )
    return con


@pytest.mark.parametrize("rule", checks.rules())
def test_each_check_finds_its_row_and_says_what_is_left_out(con: store.Connection, rule: str) -> None:
    found = checks.findings(con, rule=rule)

    assert found[["row_key", "finding"]].to_numpy().tolist() == [list(DOUBTFUL[rule])]
    assert found["left_out"].str.len().gt(0).all()


def test_every_check_is_among_the_findings(con: store.Connection) -> None:
    assert set(checks.findings(con)["rule"]) == set(checks.rules()) == set(DOUBTFUL)
    summary = checks.summary(con)
    assert summary["rows"].tolist() == [1] * len(DOUBTFUL)
    assert summary["purpose"].str.endswith(".").all()


def test_bad_rows_of_files_are_found_with_row_and_reason(tmp_path: Path) -> None:
    """An end before its beginning and a negative fee are kept out by the load; the check tells where they are."""
    con = store.memory_database()
    files = {
        "accounts.csv": "account_id,name\nA-1,Mill\n",
        "contracts.csv": "contract_id,account_id,starts_on,ends_on,monthly_fee\n"
        "C-1,A-1,2024-01-01,2023-01-01,10\nC-2,A-1,2024-01-01,,-10\nC-3,A-1,2024-01-01,,10\n",
    }
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
        intake.load_paths(con, [tmp_path / name], who="test")
    found = checks.findings(con, rule="rejected_rows")

    assert found["row_key"].tolist() == ["contracts.csv row 2", "contracts.csv row 3"]
    assert found["finding"].tolist() == [
        "ends_on '2023-01-01' is before starts_on (2024-01-01)",
        "monthly_fee '-10' is negative; 0 or more is expected",
    ]
    assert con.execute("select contract_id from contracts").fetchall() == [("C-3",)]


def test_the_sample_is_free_of_findings() -> None:
    assert checks.findings(demo_database()).empty
    assert checks.findings(store.memory_database()).empty


def test_a_rate_is_missing_for_each_year_in_which_fees_were_paid() -> None:
    con = company(
        [
            ("A", "2022-03-01", None, 100, "EUR"),
            ("B", "2022-03-01", "2023-02-28", 1, "USD"),
            ("C", "2022-01-01", None, 1),
        ],
        rates=[("EUR", 2022, 0.9)],
        reporting_currency="GBP",
    )
    found = checks.findings(con, rule="missing_rates")
    assert sorted(found["row_key"]) == ["EUR 2023", "EUR 2024", "USD 2022", "USD 2023"]
