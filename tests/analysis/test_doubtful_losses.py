"""Losses that seem to be one, and losses of accounts that nobody listed, are findings."""

from pathlib import Path

import pytest

from analysis import checks
from analysis.loading import intake
from queries import store

ACCOUNTS = "account_id,name,region\nK-6,Kestrel Couriers,North\nK-7,Quay Linen,West\nK-8,Store 12 Vale,West\n"
CONTRACTS = (
    "contract_id,account_id,starts_on,ends_on,monthly_fee\nC-6,K-6,2023-01-01,2024-09-30,100\n"
    "C-7,K-7,2023-01-01,,100\nC-8,K-8,2023-01-01,2024-09-30,100\n"
)
LOSSES = "account_name,lost_on,annual_value\n"


def company(folder: Path, **files: str) -> store.Connection:
    con = store.memory_database()
    for name, text in files.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
        intake.load_paths(con, [folder / f"{name}.csv"], who="test")
    return con


@pytest.mark.parametrize(
    ("name", "day", "found"),
    [
        ("Kestral Couriers Ltd", "2024-09-30", True),
        ("Kestral Couriers Ltd", "2024-10-07", True),  # a few days beside
        ("Kestral Couriers Ltd", "2024-10-08", False),
        ("Kestrel", "2024-09-30", True),  # a part of the name
        ("Kestrel Foods", "2024-09-30", False),
        ("Store 13 Vale", "2024-09-30", False),  # another number is another shop
    ],
)
def test_a_loss_beside_one_seen_only_in_contracts_may_be_the_same(
    tmp_path: Path, name: str, day: str, found: bool
) -> None:
    losses = f"{LOSSES}{name},{day},1200\n"
    con = company(tmp_path, accounts=ACCOUNTS, contracts=CONTRACTS, losses=losses)

    findings = checks.findings(con, rule="losses_of_near_names")
    assert findings["finding"].tolist() == (
        [
            f"'{name}' (lost on {day}) may be 'Kestrel Couriers' (loss K-6@2024-09-30, lost on 2024-09-30,"
            " seen only in its contracts)"
        ]
        if found
        else []
    )
    assert findings["left_out"].str.contains("merged on Upload").all()


@pytest.mark.parametrize(
    ("second", "found"),
    [("Brackwatter,2024-03-31,500", 1), ("Brackwatter,2024-03-31,501", 0), ("Brackwatter,2024-04-01,500", 0)],
)
def test_two_recorded_losses_of_near_names_on_one_day_at_one_value_may_be_one(
    tmp_path: Path, second: str, found: int
) -> None:
    con = company(tmp_path, losses=f"{LOSSES}Brackwater,2024-03-31,500\n{second}\n")

    assert len(checks.findings(con, rule="losses_of_near_names")) == found


def test_a_loss_of_an_account_that_nobody_listed_is_a_finding(tmp_path: Path) -> None:
    losses = f"{LOSSES}Zebra Unknown AG,2024-03-31,500\nQuay Linen,2024-03-31,500\n"
    con = company(tmp_path, accounts=ACCOUNTS, contracts=CONTRACTS, losses=losses)

    [found] = checks.findings(con, rule="losses_of_unlisted_accounts").to_dict("records")
    assert found["row_key"] == "Zebra Unknown AG/2024-03-31"
    assert found["finding"] == "'Zebra Unknown AG' is in no list of accounts and has no contract"

    (tmp_path / "most.csv").write_text("account_id,name,region\nZebra Unknown AG,Zebra Unknown AG,North\n")
    intake.load_paths(con, [tmp_path / "most.csv"], who="test")
    assert checks.findings(con, rule="losses_of_unlisted_accounts").empty


def test_without_a_list_of_accounts_no_loss_lacks_its_account(tmp_path: Path) -> None:
    con = company(tmp_path, losses=f"{LOSSES}Zebra Unknown AG,2024-03-31,500\n")

    assert checks.findings(con, rule="losses_of_unlisted_accounts").empty


def test_a_slip_in_the_id_of_a_contract_is_a_finding_and_a_list_of_some_accounts_is_none(
    tmp_path: Path,
) -> None:
    listed = "account_id,name,region\n" + "".join(f"K{n:03},Client {n},North\n" for n in range(1, 9))
    served = "account_id,starts_on,monthly_fee\n" + "".join(f"K{n:03},2021-01-01,100\n" for n in range(1, 9))
    con = store.memory_database()
    for name, text in (
        ("accounts.csv", listed),
        ("contracts.csv", served),
        ("slip.csv", f"{served}K0O1,2022-01-01,9\n"),
    ):
        (tmp_path / name).write_text(text)
        intake.load_paths(con, [tmp_path / name], who="test")
    [found] = checks.findings(con, rule="contracts_of_unlisted_accounts").to_dict("records")
    assert found["finding"] == "'K0O1' is in no list of accounts"

    more = "".join(f"M{n},2021-01-01,100\n" for n in range(9))
    (tmp_path / "more.csv").write_text(f"account_id,starts_on,monthly_fee\n{more}")
    intake.load_paths(con, [tmp_path / "more.csv"], who="test")
    assert checks.findings(con, rule="contracts_of_unlisted_accounts").empty
