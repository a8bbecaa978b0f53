"""Two accounts become one with all that is theirs, and two again, exact to the row."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from analysis.loading import intake, merging_accounts
from analysis.loading.merging_accounts import AccountError
from queries import store

NOW = datetime(2026, 1, 5, 12)
FILES = {
    "accounts.csv": "account_id,name,segment,region\nA-1,Harrow Dairies,,North\nA-2,Harrow Dairies Ltd,key,South\n",
    "contracts.csv": "contract_id,account_id,starts_on,ends_on,monthly_fee\n"
    "C-1,A-1,2022-01-01,2023-12-31,10\nC-2,A-2,2022-06-01,2023-12-31,5\n",
    "losses.csv": "loss_id,account_id,lost_on,reason\nL-2,A-2,2023-12-31,Price\n",
    "notes.csv": "note_id,account_id,date,note\nn-1,A-2,2023-05-05,Asked for quotes.\n",
}


@pytest.fixture
def con(tmp_path: Path) -> Iterator[store.Connection]:
    con = store.memory_database()
    for name, text in FILES.items():
        (tmp_path / name).write_text(text)
    assert not [r.error for r in intake.load_paths(con, [tmp_path], who="test") if r.error]
    yield con
    con.close()


def contents(con: store.Connection) -> dict[str, list[str]]:
    tables = con.execute(
        "select table_name from information_schema.tables where table_catalog = current_database()"
    ).fetchall()  # views among them
    found = {
        table: sorted(map(repr, con.execute(f"select * from {table}").fetchall())) for (table,) in tables
    }
    return {table: rows for table, rows in found.items() if table not in ("database_state", "changes")}


def test_a_merged_account_brings_its_rows_and_what_the_other_lacks(con: store.Connection) -> None:
    merging_accounts.merge_accounts(con, "A-1", "A-2", who="test", now=NOW)

    assert con.execute("select account_id, name, segment, region from accounts").fetchall() == [
        ("A-1", "Harrow Dairies", "key", "North")
    ]
    assert con.execute("select contract_id, account_id from contracts order by 1").fetchall() == [
        ("C-1", "A-1"),
        ("C-2", "A-1"),
    ]
    assert con.execute("select account_id, account_name from losses").fetchall() == [
        ("A-1", "Harrow Dairies")
    ]
    assert con.execute("select account_id from notes").fetchall() == [("A-1",)]


def test_an_undone_merge_leaves_no_trace(con: store.Connection) -> None:
    before = contents(con)

    change_id = merging_accounts.merge_accounts(con, "A-1", "A-2", who="test", now=NOW)
    assert [merge["change_id"] for merge in merging_accounts.merges(con)] == [change_id]
    merging_accounts.undo_merge(con, change_id, who="test", now=NOW)

    assert contents(con) == before
    assert merging_accounts.merges(con) == []


def test_a_merge_is_undone_once(con: store.Connection) -> None:
    change_id = merging_accounts.merge_accounts(con, "A-1", "A-2", who="test", now=NOW)
    merging_accounts.undo_merge(con, change_id, who="test", now=NOW)

    with pytest.raises(AccountError, match=f"There is no merge of accounts {change_id} to undo."):
        merging_accounts.undo_merge(con, change_id, who="test", now=NOW)


@pytest.mark.parametrize(
    ("keep", "merge", "sentence"),
    [("A-1", "A-9", "There is no account 'A-9'."), ("A-1", "A-1", "'A-1' is one account already.")],
)
def test_what_cannot_be_merged_is_refused(
    con: store.Connection, keep: str, merge: str, sentence: str
) -> None:
    with pytest.raises(AccountError, match=sentence):
        merging_accounts.merge_accounts(con, keep, merge, who="test", now=NOW)


def test_a_merged_account_does_not_come_back_with_the_next_files(
    con: store.Connection, tmp_path: Path
) -> None:
    merging_accounts.merge_accounts(con, "A-1", "A-2", who="test", now=NOW)
    later = {
        "accounts.csv": FILES["accounts.csv"],
        "contracts.csv": FILES["contracts.csv"] + "C-3,A-2,2024-01-01,2024-12-31,7\n",
        "losses.csv": "loss_id,account_name,lost_on,reason\nL-3,Harrow Dairies Ltd,2024-12-31,Price\n",
        "words.jsonl": '{"id": "i-1", "account": "Harrow Dairies Ltd", "held_on": "2025-01-05", '
        '"turns": [{"speaker": "Ann", "role": "customer", "text": "You were too dear."}]}\n',
    }
    folder = tmp_path / "later"
    folder.mkdir()
    for name, text in later.items():
        (folder / name).write_text(text)

    results = intake.load_paths(con, [folder], who="test")

    assert [r.error for r in results if r.error] == []
    assert {r.kind: (r.new, r.changed, r.rejected) for r in results} == {
        "accounts": (0, 1, 0),  # the file says that A-1 has no segment
        "contracts": (1, 0, 0),
        "defections": (1, 0, 0),
        "interviews": (1, 0, 0),
    }
    assert con.execute("select account_id from accounts").fetchall() == [("A-1",)]
    assert con.execute("select distinct account_id from contracts").fetchall() == [("A-1",)]
    assert con.execute("select account_id, loss_id from interviews").fetchall() == [("A-1", "L-3")]


def test_a_merge_of_a_merge_leads_to_the_account_at_its_end(con: store.Connection, tmp_path: Path) -> None:
    more = tmp_path / "accounts2.csv"
    more.write_text("account_id,name\nA-3,Harrow Group\n")
    intake.load_paths(con, [more], who="test")
    merging_accounts.merge_accounts(con, "A-1", "A-2", who="test", now=NOW)
    merging_accounts.merge_accounts(con, "A-3", "A-1", who="test", now=NOW)
    path = tmp_path / "contracts2.csv"
    path.write_text("contract_id,account_id,starts_on,monthly_fee\nC-9,A-2,2024-01-01,7\n")

    intake.load_paths(con, [path], who="test")

    assert con.execute("select account_id from contracts where contract_id = 'C-9'").fetchall() == [("A-3",)]
