"""A rejected row is a finding until it has come in; a file that was loaded twice has it once."""

from datetime import datetime
from pathlib import Path

import pytest

from analysis import checks
from analysis.loading import intake, undo
from queries import store

NOW = datetime(2026, 1, 5, 12)
ACCOUNTS = "account_id,name\nA-1,Mill\nA-2,Juniper Pharmacy Ltd\n"
BY_ID = "contract_id,account_id,starts_on,monthly_fee\n"
BY_ACCOUNT = "Company,Notice given,Lost on,Annual value\n"


def load(con: store.Connection, folder: Path, **files: str) -> None:
    for name, text in files.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
        intake.load_paths(con, [folder / f"{name}.csv"], who="test")


def rejected(con: store.Connection) -> list[str]:
    return checks.findings(con, rule="rejected_rows")["row_key"].tolist()


@pytest.mark.parametrize(
    ("bad", "mended", "left"),
    [
        (f"{BY_ID}C-1,A-1,2024-01-01,-5\n", f"{BY_ID}C-1,A-1,2024-01-01,5\n", []),
        (f"{BY_ID}C-1,A-1,2024-01-01,-5\n", f"{BY_ID}C-2,A-1,2024-01-01,5\n", ["bad.csv row 2"]),
        (f"{BY_ID}C-1,A-1,2024-01-01,7,80\n", f"{BY_ID}C-1,A-1,2024-01-01,7.80\n", []),  # no row of the table
        # no ids: the account and a day of it
        (f"{BY_ACCOUNT}Mill,01/01/2024,13/02/2024,soon\n", f"{BY_ACCOUNT}Mill,01/01/2024,13/02/2024,5\n", []),
        (
            f"{BY_ACCOUNT}Juniper Pharmacy,13.01.2024,Mai 24,5\n",
            f"{BY_ACCOUNT}Juniper Pharmacy,13.01.2024,31.05.2024,5\n",
            [],
        ),
        (
            f"{BY_ACCOUNT}Mill,13/01/2024,14/02/2024,soon\n",
            f"{BY_ACCOUNT}Mill,14/01/2024,15/02/2024,5\n",
            ["bad.csv row 2"],
        ),
        (
            f"{BY_ACCOUNT}Mill,13/01/2024,14/02/2024,soon\n",
            f"{BY_ACCOUNT}Juniper Pharmacy,13/01/2024,14/02/2024,5\n",
            ["bad.csv row 2"],
        ),
    ],
)
def test_a_rejected_row_is_settled_once_it_has_come_in(
    tmp_path: Path, bad: str, mended: str, left: list[str]
) -> None:
    con = store.memory_database()
    load(con, tmp_path, accounts=ACCOUNTS, bad=bad)
    assert rejected(con) == ["bad.csv row 2"]

    load(con, tmp_path, mended=mended)
    assert rejected(con) == left

    undo.undo_load(con, int(undo.loads(con)["load_id"].max()), who="test", now=NOW)
    assert rejected(con) == ["bad.csv row 2"]


def test_a_row_that_two_loads_rejected_alike_is_one_finding(tmp_path: Path) -> None:
    con = store.memory_database()
    load(con, tmp_path, accounts=ACCOUNTS, first=f"{BY_ID}C-1,A-1,2024-01-01,-5\nC-2,A-1,2024-01-01,5\n")
    load(con, tmp_path, again=f"{BY_ID}C-1,A-1,2024-01-01,-5\nC-3,A-1,2024-01-01,5\n")

    assert rejected(con) == ["again.csv row 2"]


def test_files_loaded_say_how_many_rejected_rows_still_wait(tmp_path: Path) -> None:
    con = store.memory_database()
    load(con, tmp_path, accounts=ACCOUNTS, bad=f"{BY_ID}C-1,A-1,2024-01-01,-5\nC-2,A-1,2024-01-01,-5\n")
    load(con, tmp_path, mended=f"{BY_ID}C-1,A-1,2024-01-01,5\n")

    assert undo.loads(con).set_index("file_name")["rows_waiting"].to_dict() == {
        "accounts.csv": 0,
        "bad.csv": 1,
        "mended.csv": 0,
    }
