"""While the app runs it owns the database: commands that need the file say so and leave it alone."""

from collections.abc import Iterator
from pathlib import Path

import pytest

import cli
from queries import store
from tests.running_app import RunningApp, running

SAMPLE = Path(__file__).resolve().parents[1] / "sample"


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("owned") / "own.duckdb"
    store.open_database(path).close()
    return path


@pytest.fixture(scope="module")
def app(database: Path) -> Iterator[RunningApp]:
    """The app as it started, before its first visitor."""
    with running(database) as running_app:
        yield running_app


@pytest.mark.parametrize(
    "command",
    [
        ["load", str(SAMPLE / "accounts.csv")],
        ["tag"],
        ["query", "losses"],
        ["check"],
        ["export", "out"],
        ["backup", "copy.duckdb"],
        ["restore", "copy.duckdb", "--yes"],
        ["forget", "--account", "A-1001", "--yes"],
    ],
    ids=lambda command: command[0],
)
def test_command_names_the_process_and_what_to_do_instead(
    app: RunningApp,
    database: Path,
    command: list[str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("WHYLEFT_DB", str(database))
    monkeypatch.chdir(database.parent)
    store.open_database(database.parent / "copy.duckdb").close()

    assert cli.main(command) == 1

    shown = capsys.readouterr()
    assert shown.out == ""
    assert f"process {app.process} " in shown.err
    assert "--server" not in shown.err
    assert ("on its pages" if command[0] in {"query", "check"} else "Upload page") in shown.err
