"""The tagger from the terminal: own causes, and a new reading that is shown before it is kept."""

import json
from pathlib import Path

import pytest

import cli
from analysis.places import own_database
from queries import store

OWN = """
[[cause]]
key = "climate_and_waste"
name = "Climate and waste"
definition = "Our packaging, carbon or waste does not meet what they ask of suppliers."
examples = [
  "You couldn't give us a carbon figure for the deliveries.",
  "Everything came wrapped in three layers of plastic.",
  "Our sustainability audit failed you on packaging waste.",
  "We need suppliers with a climate target and you had none.",
  "The vans were old diesels and the town had gone low-emission.",
]
"""
WORDS = (
    "Our sustainability auditors failed you on plastic packaging. You could not give us a carbon figure. "
    "You had no climate target, and the vans were old diesels."
)
LOSSES = "account_id,name,lost_on,recorded_reason\nA-1,Tarn Mill,2024-02-29,Price\n"
INTERVIEW = (
    f"Account: Tarn Mill\nLoss: \nDate: 2024-03-10\n\nInterviewer: Why did you leave?\nCustomer: {WORDS}\n"
)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder in which the commands run."""
    monkeypatch.setenv("WHYLEFT_DB", str(tmp_path / "own.duckdb"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def loaded(folder: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """One loss with one interview, read by the shipped codebook."""
    (folder / "accounts.csv").write_text("account_id,name\nA-1,Tarn Mill\n", encoding="utf-8")
    (folder / "losses.csv").write_text(
        LOSSES.replace(",name", "").replace(",Tarn Mill", ""), encoding="utf-8"
    )
    (folder / "exit interview.txt").write_text(INTERVIEW, encoding="utf-8")
    files = ("accounts.csv", "losses.csv", "exit interview.txt")
    assert cli.main(["load", *(str(folder / name) for name in files)]) == 0
    assert cli.main(["tag"]) == 0
    (folder / "own.toml").write_text(OWN, encoding="utf-8")
    capsys.readouterr()
    return folder


def causes_found() -> set[str]:
    con = store.open_database(own_database())
    found = {
        cause for (cause,) in con.execute("select cause from evidence where cause is not null").fetchall()
    }
    con.close()
    return found


def test_a_change_of_codebook_is_shown_first_and_kept_with_yes(
    loaded: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["tag", "--codebook", "own.toml", "--all"]) == 2  # nobody is there to agree
    shown = capsys.readouterr()
    assert "Tarn Mill" in shown.out
    assert "Climate and waste" in shown.out
    assert "--yes" in shown.err
    assert "climate_and_waste" not in causes_found()

    assert cli.main(["tag", "--all", "--yes"]) == 0
    assert "1 root cause changed" in capsys.readouterr().out
    assert "climate_and_waste" in causes_found()


def test_tag_says_what_an_earlier_version_has_read(loaded: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["tag", "--codebook", "own.toml"]) == 0
    shown = capsys.readouterr()
    assert "your own: climate_and_waste" in shown.err
    assert "1 interviews were read by an earlier version" in shown.err


def test_a_codebook_that_cannot_be_used_is_a_sentence(
    loaded: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (loaded / "own.toml").write_text(OWN.replace("climate_and_waste", "price"), encoding="utf-8")
    assert cli.main(["tag", "--codebook", "own.toml"]) == 1
    assert "own.toml: the cause 'price' exists already" in capsys.readouterr().err


def test_json_lines_are_tagged_with_own_causes(
    folder: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    (folder / "own.toml").write_text(OWN, encoding="utf-8")
    line = json.dumps({"id": "1", "turns": [{"speaker": "C", "role": "customer", "text": WORDS}]})
    monkeypatch.setattr("sys.stdin", [line])
    assert cli.main(["tag", "--jsonl", "--codebook", "own.toml"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert "climate_and_waste" in {piece.get("cause") for piece in found["evidence"]}


def test_recorded_reasons_are_shown_and_confirmed(loaded: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["reasons", "--json"]) == 0
    (row,) = json.loads(capsys.readouterr().out)
    assert (row["recorded_reason"], row["causes"], row["confirmed_by"]) == ("Price", "price", None)
    assert cli.main(["reasons", "Price=price,terms", "--json"]) == 0
    (row,) = json.loads(capsys.readouterr().out)
    assert row["causes"] == "price, terms"
    assert row["confirmed_by"]
    assert cli.main(["reasons", "Price=rain"]) == 1
    assert "'rain' is no cause" in capsys.readouterr().err
