"""People whom files of records name at the customer are known when words are redacted, and stored nowhere."""

from pathlib import Path

import pytest

from analysis.forgetting import forget
from analysis.loading import door, intake
from analysis.loading.pseudonym_key import key_path, read_key
from interviews.people import names_in
from queries import store

ACCOUNTS = """account_id,name,segment,Primary Contact
A-1,Alder,key,"Marlowe, Quillan"
A-2,Mill,small,Tamsin Oake (CFO); Bo Lee
A-3,Vale,key,Tamsin Oake
A-4,,key,Wim Daalder
"""
NOTES = "account_id,date,note\nA-1,2024-01-05,quillan marlowe says that tamsin oake decides\n"


@pytest.fixture
def database(tmp_path: Path) -> Path:
    path = tmp_path / "own.duckdb"
    con = store.open_database(path)
    door.choose_to_hide(con, names=True, who="test")
    (tmp_path / "accounts.csv").write_text(ACCOUNTS)
    (tmp_path / "notes.csv").write_text(NOTES)
    accounts, _ = intake.load_paths(con, [tmp_path / "accounts.csv", tmp_path / "notes.csv"], who="test")
    assert "under Primary Contact are looked for" in accounts.notes[-1]
    con.close()
    return path


def test_contacts_of_a_file_of_accounts_are_found_in_later_words(database: Path) -> None:
    con = store.open_database(database)

    assert con.execute("select body from notes").fetchall() == [("[person 1] says that [person 2] decides",)]
    con.close()


def test_the_column_of_contacts_is_stored_nowhere_but_in_the_key(database: Path) -> None:
    assert {"quillan marlowe", "tamsin oake", "bo lee"} <= read_key(key_path(database)).contacts
    stored = database.read_bytes().lower()
    assert b"tamsin" not in stored
    assert b"marlowe" not in stored


def test_a_forgotten_contact_is_not_looked_for_any_more(database: Path) -> None:
    forget.forget(database, person="Tamsin Oake", who="test")
    assert "tamsin oake" not in read_key(key_path(database)).contacts

    forget.forget(database, account="A-1", who="test")
    assert read_key(key_path(database)).contacts == set()


def test_without_hiding_no_key_is_made_of_contacts(tmp_path: Path) -> None:
    con = store.open_database(tmp_path / "own.duckdb")
    (tmp_path / "accounts.csv").write_text(ACCOUNTS)

    [result] = intake.load_paths(con, [tmp_path / "accounts.csv"], who="test")

    assert not any("looked for" in note for note in result.notes)
    assert con.execute("select count(attributes) from accounts").fetchone() == (0,)
    assert not key_path(tmp_path / "own.duckdb").exists()


def test_a_dry_run_leaves_no_key(tmp_path: Path) -> None:
    con = store.open_database(tmp_path / "own.duckdb")
    (tmp_path / "notes.csv").write_text("account_name,date,note\nMill,2024-01-05,Write to ann@mill.example\n")

    intake.load_paths(con, [tmp_path / "notes.csv"], dry_run=True, who="test")
    assert not key_path(tmp_path / "own.duckdb").exists()

    intake.load_paths(con, [tmp_path / "notes.csv"], who="test")
    assert key_path(tmp_path / "own.duckdb").exists()


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("Ann Ashworth", ["Ann Ashworth"]),
        ("Ashworth, Ann", ["Ann Ashworth"]),
        ("Ann Ashworth (CFO); Lee, Bo", ["Ann Ashworth", "Bo Lee"]),
        ("Ann Ashworth <ann@mill.example>", ["Ann Ashworth"]),
        ("Ann Ashworth, Bo Lee", ["Ann Ashworth", "Bo Lee"]),
        ("Reception", []),
        ("Desk 14", []),
        ("", []),
    ],
)
def test_a_cell_of_contacts_names_people(cell: str, names: list[str]) -> None:
    assert names_in(cell) == names
