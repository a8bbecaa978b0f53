"""What is stored holds pseudonyms; the key lies beside the file; a second load still knows what it brought."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pandas as pd

from analysis.loading import intake
from queries import store

NOTE = "Ring Ann Ashworth on 0161 496 0123 or write to ann.ashworth@mill.example before Friday."


def write_files(folder: Path) -> tuple[Path, Path]:
    notes, interviews = folder / "notes.csv", folder / "interviews.jsonl"
    notes.write_text(f"note_id,account_id,account_owner,date,note\nn-1,A-1,,2024-05-05,{NOTE}\n")
    turn = {"speaker": "Ann Ashworth", "role": "customer", "text": f"You were dear. {NOTE}"}
    interviews.write_text(json.dumps({"id": "i-1", "account": "Mill", "turns": [turn]}) + "\n")
    return notes, interviews


def words(con: store.Connection) -> str:
    return " ".join(
        cell for (cell,) in con.execute("select body from turns union all select body from notes").fetchall()
    )


def test_addresses_and_numbers_are_pseudonyms_when_stored(tmp_path: Path) -> None:
    con = store.open_database(tmp_path / "own.duckdb")

    results = intake.load_paths(con, write_files(tmp_path), who="test")

    assert [result.error for result in results] == [None, None]
    assert "0161 496 0123" not in words(con)
    assert "ann.ashworth@mill.example" not in words(con)
    assert words(con).count("[phone 1]") == 2  # the same number, the same pseudonym
    assert words(con).count("[email 1]") == 2
    key = tmp_path / "own.pseudonyms.json"
    assert "ann.ashworth@mill.example" in key.read_text()
    assert key.stat().st_mode & 0o777 == 0o600
    con.close()


def test_the_same_files_again_change_nothing(tmp_path: Path) -> None:
    con = store.open_database(tmp_path / "own.duckdb")
    files = write_files(tmp_path)
    intake.load_paths(con, files, who="test")

    again = intake.load_paths(con, files, who="test")

    assert [(result.new, result.changed, result.known) for result in again] == [(0, 0, 1), (0, 0, 1)]
    con.close()


def test_names_are_replaced_where_that_is_switched_on(tmp_path: Path) -> None:
    con = store.open_database(tmp_path / "own.duckdb")
    with store.write(con) as cursor:
        setting = {"setting": "redact_names", "setting_value": "true"}
        store.append(cursor, "settings", pd.DataFrame([setting]))

    intake.load_paths(con, write_files(tmp_path), who="test")

    assert "Ashworth" not in words(con)
    assert con.execute("select speaker from turns").fetchall() == [("[person 1]",)]  # as in the note
    con.close()


def test_values_of_rejected_rows_are_redacted_and_cut(tmp_path: Path) -> None:
    con = store.memory_database()
    path = tmp_path / "losses.csv"
    path.write_text(
        "loss_id,account_id,lost_on,reason\n"
        f'L-1,A-1,"ask ann.ashworth@mill.example {"x" * 300}",Price\nL-2,A-2,2024-01-31,Price\n'
    )

    intake.load_paths(con, [path], who="test")

    [(value,)] = con.execute("select rejected_value from rejected_rows").fetchall()
    assert value.startswith("ask [email 1] xxx")
    assert len(value) <= 200
    con.close()


def test_the_kept_row_is_redacted_and_cut_but_what_is_read_of_it_stays_whole(tmp_path: Path) -> None:
    con = store.memory_database()
    path = tmp_path / "losses.csv"
    path.write_text(
        "loss_id,account_id,lost_on,reason,remark,owner\n"
        f'L-1,ann@mill.example,never,"Ring 0161 496 0123 {"y" * 300}","write to bo@mill.example {"x" * 300}",Ann Lee\n'
        "L-2,A-2,2024-01-31,Price,,Ann Lee\n"
    )

    intake.load_paths(con, [path], who="test")

    [(original,)] = con.execute("select original from rejected_rows").fetchall()
    kept = json.loads(original)
    assert (
        kept["account_id"] == "ann@mill.example"
    )  # the key it is known by, as it is stored once the row is mended
    assert kept["reason"] == f"Ring [phone 1] {'y' * 300}"
    assert kept["remark"].startswith("write to [email 1] xxx")
    assert len(kept["remark"]) == 200
    con.close()


def test_a_line_that_is_no_row_is_redacted(tmp_path: Path) -> None:
    con = store.memory_database()
    path = tmp_path / "losses.csv"
    path.write_text(
        "loss_id,account_id,lost_on\nL-2,A-2,2024-01-31\nL-3,A,2024-01-31,mail bo@mill.example,x,y\n"
    )

    intake.load_paths(con, [path], who="test")

    [(original,)] = con.execute("select original from rejected_rows").fetchall()
    assert "bo@mill.example" not in original
    assert "[email 1]" in original
    con.close()


def test_reasons_in_free_words_are_redacted(tmp_path: Path) -> None:
    con = store.memory_database()
    path = tmp_path / "losses.csv"
    path.write_text('loss_id,account_id,lost_on,reason\nL-1,A-1,2024-01-31,"Ask bo@mill.example, he knows"\n')

    intake.load_paths(con, [path], who="test")
    again = intake.load_paths(con, [path], who="test")

    assert con.execute("select recorded_reason from defections").fetchall() == [("Ask [email 1], he knows",)]
    assert (again[0].new, again[0].changed) == (0, 0)
    con.close()


def test_times_of_loads_are_utc(tmp_path: Path) -> None:
    con = store.memory_database()
    before = datetime.now(UTC).replace(tzinfo=None)

    intake.load_paths(con, write_files(tmp_path), who="test")

    assert con.execute("select min(loaded_at) >= $before from loads", {"before": before}).fetchall() == [
        (True,)
    ]
    con.close()
