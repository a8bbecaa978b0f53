"""What is asked at a terminal before a load or a merge of accounts, and what `--yes` leaves out."""

import io
import json
from pathlib import Path

import pytest

import cli

LOSSES = "loss_id,account_id,lost_on,annual_value\nL1,a,31.12.2023,1\n"


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder in which the commands run."""
    monkeypatch.setenv("WHYLEFT_DB", str(tmp_path / "own.duckdb"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


class Terminal(io.StringIO):
    """Standard input at which a person sits."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("answer", "code", "stored"), [("y\n", 0, True), ("n\n", 2, False)])
def test_at_a_terminal_a_load_is_agreed_to_before_anything_is_written(
    own_folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    answer: str,
    code: int,
    stored: bool,
) -> None:
    (own_folder / "losses.csv").write_text(LOSSES)
    monkeypatch.setattr("sys.stdin", Terminal(answer))

    assert cli.main(["load", "losses.csv"]) == code

    shown = capsys.readouterr()
    assert "Load 1 row: 1 new, 0 known, 0 rejected. Go on? [y/N]" in shown.err
    assert ("losses.csv: 1 lost customer" in shown.out) is stored
    assert (own_folder / "own.duckdb").exists() is stored


def test_with_yes_nobody_is_asked(
    own_folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (own_folder / "losses.csv").write_text(LOSSES)
    monkeypatch.setattr("sys.stdin", Terminal(""))

    assert cli.main(["load", "losses.csv", "--yes"]) == 0

    assert "Go on?" not in capsys.readouterr().err


def test_two_accounts_are_merged_and_parted(own_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (own_folder / "accounts.csv").write_text(
        "account_id,name,segment\nA-1,Bolt Ltd,small\nA-2,Bolt & Nut,\nA-3,Mill,key\nA-4,Mill,key\n"
    )
    assert cli.main(["load", "accounts.csv"]) == 0

    assert cli.main(["merge", "bolt", "Bolt and Nut"]) == 2  # nobody can be asked here
    assert cli.main(["merge", "bolt", "Bolt and Nut", "--yes"]) == 0
    assert "A-2 is part of A-1 now" in capsys.readouterr().out
    assert cli.main(["merge", "--json"]) == 0
    [merge] = json.loads(capsys.readouterr().out)
    assert merge["what"] == "A-2 into A-1"
    assert cli.main(["merge", "--undo", str(merge["merge"])]) == 0
    assert cli.main(["merge", "Mill", "A-1", "--yes"]) == 1
    assert "2 accounts are called 'Mill' (A-3, A-4); name one by its id" in capsys.readouterr().err
    assert cli.main(["merge", "Nobody", "A-1", "--yes"]) == 1
    assert "No account has 'Nobody'" in capsys.readouterr().err
