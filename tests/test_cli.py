"""Every command from the terminal: what it prints where, and with which code it ends."""

import csv
import io
import json
import os
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

import cli
from commands.data import KINDS as LOADED_AS
from queries import store
from records.fields import KINDS

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = ROOT / "sample"
ROWS = [str(SAMPLE / name) for name in ("accounts.csv", "contracts.csv", "losses.csv", "deals.csv")]


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder in which the commands run, and the mask of files as it was."""
    monkeypatch.setenv("WHYLEFT_DB", str(tmp_path / "own.duckdb"))
    monkeypatch.chdir(tmp_path)
    before = os.umask(0o022)
    yield tmp_path
    os.umask(before)


@pytest.fixture
def loaded(own_folder: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """The own database with the sample's rows in it."""
    assert cli.main(["load", *ROWS]) == 0
    capsys.readouterr()
    return own_folder


def test_load_says_how_many_rows_came_in(own_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["load", *ROWS[:1]]) == 0

    shown = capsys.readouterr()
    assert "320 new" in shown.out
    assert "accounts.csv" in shown.out
    assert (own_folder / "own.duckdb").stat().st_mode & 0o777 == 0o600


def test_loading_twice_changes_nothing(loaded: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["load", *ROWS, "--json"]) == 0

    results = json.loads(capsys.readouterr().out)
    assert [result["new"] + result["changed"] for result in results] == [0, 0, 0, 0]
    assert sum(result["known"] for result in results) == 320 + 2012 + 110 + 420


def test_a_dry_run_makes_no_database(own_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["load", ROWS[0], "--dry-run"]) == 0

    assert "320 new" in capsys.readouterr().out
    assert list(own_folder.iterdir()) == []


def test_a_file_that_is_not_there_is_a_sentence_on_standard_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["load", "nowhere.csv"]) == 1

    shown = capsys.readouterr()
    assert shown.out == ""
    assert "nowhere.csv" in shown.err


def test_what_can_be_loaded_stands_beside_what_cannot(
    own_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (own_folder / "empty.csv").touch()

    assert cli.main(["load", "empty.csv", ROWS[0]]) == 1

    shown = capsys.readouterr()
    assert "320 new" in shown.out
    assert "empty.csv" in shown.err


@pytest.mark.parametrize("form", ["--json", "--csv"])
def test_query_prints_only_the_answer(loaded: Path, capsys: pytest.CaptureFixture[str], form: str) -> None:
    assert cli.main(["query", "logo_churn_by_period", "grain=year", form]) == 0

    text = capsys.readouterr().out
    rows = json.loads(text) if form == "--json" else list(csv.DictReader(io.StringIO(text)))
    assert [row["period_start"] for row in rows][:2] == ["2021-01-01", "2022-01-01"]
    assert [int(row["lost"]) for row in rows] == [18, 20, 27, 32, 13]


def test_json_holds_null_where_nothing_is_known(loaded: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["query", "losses", "--json"]) == 0

    first = json.loads(capsys.readouterr().out)[0]
    assert first["root_cause"] is None


@pytest.mark.parametrize(
    "name", ["losses_not_interviewed", "accounts_at_risk", "save_plans", "win_back_candidates"]
)
def test_a_report_that_counts_from_today_needs_no_day(
    loaded: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    days = [date.today()]
    assert cli.main(["query", name, "--json"]) == 0
    now = capsys.readouterr().out
    days.append(date.today())  # another one where midnight came in between

    given = []
    for day in days:
        assert cli.main(["query", name, f"today={day}", "--json"]) == 0
        given.append(capsys.readouterr().out)
    assert now in given


def test_query_list_names_every_report(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["query", "--list", "--json"]) == 0

    listed = json.loads(capsys.readouterr().out)
    assert {"name", "question", "grain", "parameters"} == set(listed[0])
    assert "share_of_losses_by_cause" in {report["name"] for report in listed}


def test_the_words_and_statements_behind_a_report_are_shown_on_request(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert cli.main(["query", "logo_churn_by_period", "--sql"]) == 0

    shown = capsys.readouterr().out
    assert shown.startswith("-- Accounts at risk that left in the period")
    assert shown.endswith(store.sql("logo_churn_by_period").strip() + "\n")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["query", "share_of_loses_by_cause"], "did you mean share_of_losses_by_cause"),
        (["query", "logo_churn_by_period", "grain=week"], "expected month, quarter, year"),
        (["query", "logo_churn_by_period", "colour=red"], "has no parameter 'colour'"),
        (["query", "logo_churn_by_period", "since=yesterday"], "YYYY-MM-DD"),
    ],
)
def test_a_question_that_cannot_be_meant_ends_with_two(
    loaded: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], sentence: str
) -> None:
    assert cli.main(arguments) == 2

    shown = capsys.readouterr()
    assert shown.out == ""
    assert sentence in shown.err


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["nonsense"],
        ["load"],
        ["load", "a.csv", "--as", "nonsense"],
        ["query", "losses", "grain"],
        ["forget"],
    ],
)
def test_wrong_usage_ends_with_two(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main(arguments)

    assert ended.value.code == 2


@pytest.mark.parametrize(
    "command", [["query", "losses"], ["check"], ["tag"], ["export", "out"], ["backup", "b.duckdb"]]
)
def test_without_data_each_command_says_so(
    own_folder: Path, capsys: pytest.CaptureFixture[str], command: list[str]
) -> None:
    assert cli.main(command) == 1

    assert "whyleft: There " in capsys.readouterr().err
    assert list(own_folder.iterdir()) == []


def test_a_backup_is_restored(loaded: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["backup", "copy.duckdb"]) == 0
    (loaded / "own.duckdb").unlink()

    assert cli.main(["restore", "copy.duckdb"]) == 0

    con = store.open_database(loaded / "own.duckdb")
    assert con.execute("select count(*) from defections").fetchall() == [(110,)]
    con.close()


def test_a_restore_over_data_asks_first(loaded: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Standard input is no terminal here, so only --yes will do."""
    assert cli.main(["backup", "copy.duckdb"]) == 0

    assert cli.main(["restore", "copy.duckdb"]) == 2
    assert "--yes" in capsys.readouterr().err
    assert cli.main(["restore", "copy.duckdb", "--yes"]) == 0
    assert (loaded / "own.duckdb.before-restore").is_file()


def test_an_export_loaded_back_gives_the_same_figures(
    loaded: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["export", "out"]) == 0
    assert cli.main(["query", "losses", "--csv"]) == 0
    before = capsys.readouterr().out.rpartition("out/")[2].partition("\n")[2]

    monkeypatch.setenv("WHYLEFT_DB", str(loaded / "other.duckdb"))
    assert cli.main(["load", "out"]) == 0
    capsys.readouterr()
    assert cli.main(["query", "losses", "--csv"]) == 0

    assert capsys.readouterr().out == before


def test_a_load_is_taken_back(loaded: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["undo", "--json"]) == 0
    loads = {one["loaded_as"]: one["load_id"] for one in json.loads(capsys.readouterr().out)}

    assert cli.main(["undo", str(loads["deals"])]) == 0

    assert re.search(r"is taken back: \d+ rows of deals are gone\.", capsys.readouterr().out)
    assert cli.main(["query", "win_rate_by", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == []


@pytest.mark.parametrize("name", ["review.pptx", "review.html"])
def test_a_review_is_written(loaded: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    assert cli.main(["report", "--since", "2024-01-01", "--until", "2024-04-01", "--out", name]) == 0

    assert capsys.readouterr().out.strip() == name
    assert (loaded / name).stat().st_size > 1000


def test_a_check_prints_what_is_doubtful(loaded: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["check", "--json"]) == 0

    assert isinstance(json.loads(capsys.readouterr().out), list)


def test_an_account_is_forgotten(loaded: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["forget", "--account", "A-1036"]) == 2
    assert "--yes" in capsys.readouterr().err

    assert cli.main(["forget", "--account", "A-1036", "--yes"]) == 0

    assert "Removed of" in capsys.readouterr().out


def test_what_was_forgotten_is_forgotten_again_after_a_restore(
    loaded: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["backup", "copy.duckdb"]) == 0
    assert cli.main(["forget", "--account", "A-1036", "--yes"]) == 0

    assert cli.main(["restore", "copy.duckdb", "--yes"]) == 0

    con = store.open_database(loaded / "own.duckdb")
    assert con.execute("select count(*) from accounts where account_id = 'A-1036'").fetchall() == [(0,)]
    assert con.execute("select count(*) from defections").fetchall() == [(110,)]
    con.close()


def test_load_knows_every_kind_that_records_know() -> None:
    assert {*KINDS, "losses", "interviews"} == set(LOADED_AS)


def test_tagging_lines_needs_neither_database_nor_pages() -> None:
    """What makes `whyleft tag --jsonl` start in a moment."""
    line = json.dumps(
        {"id": "1", "turns": [{"speaker": "A", "role": "customer", "text": "Nobody rang us back."}]}
    )
    program = (
        "import sys, cli; code = cli.main(['tag', '--jsonl']);"
        "print(sorted({'pandas', 'duckdb', 'streamlit'} & set(sys.modules)), file=sys.stderr); sys.exit(code)"
    )

    done = subprocess.run(
        [sys.executable, "-c", program], input=line, capture_output=True, text=True, check=False, cwd=ROOT
    )

    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["id"] == "1"
    assert done.stderr.strip().endswith("[]")


def test_a_line_that_is_no_interview_is_named() -> None:
    done = subprocess.run(
        [sys.executable, "cli.py", "tag", "--jsonl"],
        input="{}",
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )

    assert done.returncode == 1
    assert "line 1" in done.stderr
    assert "Traceback" not in done.stderr
