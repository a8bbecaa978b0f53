"""What `whyleft load` says of rows and files that do not come in, and `whyleft tag` of what it found."""

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


def test_the_first_rejected_rows_are_shown_and_all_come_as_csv(
    own_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = "".join(f"L{n},a,32.12.2023,1\n" for n in range(2, 9))
    (own_folder / "losses.csv").write_text(LOSSES + bad)

    assert cli.main(["load", "losses.csv"]) == 0

    shown = capsys.readouterr()
    assert shown.err.count("lost_on '32.12.2023' is no date") == 5
    assert "row 3: " in shown.err
    assert "expected DD.MM.YYYY, as" in shown.err
    assert "and 2 more" in shown.err
    assert "whyleft rejected 1" in shown.err

    assert cli.main(["rejected", "1"]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 8

    assert cli.main(["load", "losses.csv", "--json"]) == 0
    assert len(json.loads(capsys.readouterr().out)[0]["first_rejected"]) == 5


def test_a_needed_field_that_no_column_fills_fails_the_file(
    own_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (own_folder / "accounts.csv").write_text("Foo,segment\nBolt,small\n")

    assert cli.main(["load", "accounts.csv", "--as", "accounts"]) == 1

    sentence = capsys.readouterr().err
    assert "no column for name or account_id" in sentence
    assert "Foo" in sentence
    assert "--map" in sentence


def test_an_account_with_an_id_alone_has_it_for_a_name(
    own_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (own_folder / "accounts.csv").write_text("account_id,segment\nA-1,small\n")

    assert cli.main(["load", "accounts.csv", "--as", "accounts"]) == 0

    shown = capsys.readouterr().out
    assert "1 new" in shown
    assert "account_id serves as both" in shown


def test_the_total_counts_files_that_failed(own_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (own_folder / "losses.csv").write_text(LOSSES)
    (own_folder / "empty.csv").touch()

    assert cli.main(["load", "losses.csv", "empty.csv", "gone.csv"]) == 1

    assert "2 of 3 files failed" in capsys.readouterr().out


def test_files_of_a_folder_that_hold_nothing_for_us_are_named(
    own_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = own_folder / "files"
    folder.mkdir()
    (folder / "pic.png").touch()
    (folder / "README.md").write_text("# About these files\n\nThey are ours.\n")
    (folder / "manifest.csv").write_text("file,colour\na.vtt,red\n")
    (folder / "losses.csv").write_text(LOSSES)

    assert cli.main(["load", "files"]) == 0

    skipped = [line for line in capsys.readouterr().err.splitlines() if line.startswith("Skipped: ")]
    assert [line.split()[1].rstrip(":") for line in skipped] == ["manifest.csv", "README.md", "pic.png"]
    assert cli.main(["load", "files/manifest.csv"]) == 1


def test_an_empty_folder_is_said_to_be_one(own_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (own_folder / "nothing").mkdir()

    assert cli.main(["load", "nothing"]) == 1

    assert "no file in nothing that can be read" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("headers", "row", "kind"),
    [
        ("Customer No,Firm,End of service,Rival", "7,Bolt,2024-01-31,Nut", "defections"),
        ("Customer No,Firm,Start,Monthly fee", "7,Bolt,2024-01-31,12", "contracts"),
        ("Customer No,Firm,Start", "7,Bolt,2024-01-31", "accounts"),
        ("Customer No,Firm,Stage,Close date,Rival", "7,Bolt,Lost,2024-01-31,Nut", "deals"),
    ],
)
def test_plain_headers_are_known_in_every_kind(
    own_folder: Path, capsys: pytest.CaptureFixture[str], headers: str, row: str, kind: str
) -> None:
    (own_folder / "rows.csv").write_text(f"{headers}\n{row}\n")

    assert cli.main(["load", "rows.csv"]) == 0

    shown = capsys.readouterr().out
    said = {"defections": "lost customer", "actions": "measure"}.get(kind, kind.removesuffix("s"))
    assert f"1 {said}: 1 new" in shown
    assert "left out" not in shown


def test_an_interview_about_no_loss_on_record_is_said_to_wait(
    own_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (own_folder / "bell.txt").write_text("Interviewer: Why?\nMrs Bell: Nobody rang us back.\n")
    (own_folder / "losses.csv").write_text(LOSSES)

    assert cli.main(["load", "bell.txt"]) == 0
    assert "1 interview belongs to no loss or deal on record" in capsys.readouterr().err

    assert cli.main(["load", "losses.csv"]) == 0
    assert "belongs to no loss" not in capsys.readouterr().err


def test_tag_says_how_much_evidence_the_interviews_held(
    own_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = "Interviewer: Why?\nMrs Bell: We raised the leak three times and nobody rang us back.\n"
    (own_folder / "bell.txt").write_text(words)
    assert cli.main(["load", "bell.txt"]) == 0
    capsys.readouterr()

    assert cli.main(["tag"]) == 0

    assert capsys.readouterr().out.startswith("1 interview read, 1 piece of evidence found.")


def test_a_load_asks_from_when_to_when_all_losses_are_there_until_it_is_told(
    own_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (own_folder / "losses.csv").write_text(LOSSES)
    (own_folder / "more.csv").write_text(LOSSES.replace("L1", "L2"))
    (own_folder / "most.csv").write_text(LOSSES.replace("L1", "L3"))

    cli.main(["load", "losses.csv"])
    asked = capsys.readouterr().err
    assert "every customer who left from 1 December 2023 to 31 December 2023? Both days are taken" in asked

    cli.main(["load", "more.csv", "--observed-since", "2023-01-01"])
    asked = capsys.readouterr().err
    assert "from 1 January 2023 to 31 December 2023? The other day is taken from the data." in asked

    cli.main(["load", "most.csv", "--observed-until", "2024-07-01"])
    assert "every customer who left" not in capsys.readouterr().err


def test_a_load_that_brought_no_losses_does_not_ask_whether_all_are_there(
    own_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (own_folder / "accounts.csv").write_text("account_id,name,since_on\na,Mill,2018-09-01\n")
    (own_folder / "contracts.csv").write_text("account_id,starts_on,monthly_fee\na,2018-09-01,10\n")
    (own_folder / "ended.csv").write_text(
        "account_id,starts_on,ends_on,monthly_fee\nb,2018-09-01,2019-12-31,10\nc,2020-03-01,,10\n"
    )

    cli.main(["load", "accounts.csv", "contracts.csv"])
    assert "every customer who left" not in capsys.readouterr().err

    cli.main(["load", "ended.csv"])
    assert "every customer who left from 1 December 2019" in capsys.readouterr().err


def test_a_dry_run_keeps_no_answer(own_folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (own_folder / "losses.csv").write_text(LOSSES)

    cli.main(["load", "losses.csv", "--dry-run", "--observed-since", "2023-01-01"])
    cli.main(["load", "losses.csv"])

    assert "from 1 December 2023 to 31 December 2023? Both days" in capsys.readouterr().err


def test_one_row_is_called_by_its_name_and_several_by_theirs(
    own_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (own_folder / "losses.csv").write_text(LOSSES)
    (own_folder / "talk.txt").write_text("Account: a\nDate: 2024-01-05\n\nAnn: You were too dear for us.\n")
    (own_folder / "telco.csv").write_text("customer id,churned\nA-7,yes\nA-8,no\n")

    assert cli.main(["load", "losses.csv", "talk.txt"]) == 0
    assert cli.main(["load", "telco.csv", "--as-of", "2024-06-30"]) == 0

    shown = capsys.readouterr().out
    assert "losses.csv: 1 lost customer: 1 new," in shown
    assert "talk.txt: 1 interview: 1 new," in shown
    assert "telco.csv: 2 customers: 2 new," in shown


def test_a_fee_in_a_list_of_accounts_is_said_to_belong_to_contracts(
    own_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (own_folder / "customers.csv").write_text(
        "Customer no,Company,Customer since,Monthly fee\nC001,Nut,2021-03-01,300\n"
    )
    assert cli.main(["load", "customers.csv"]) == 0
    assert (
        "Monthly fee can be read where the file is loaded once more as contracts" in capsys.readouterr().out
    )

    again = ["load", "customers.csv", "--as", "contracts", "--map", "Customer since=starts_on"]
    assert cli.main(again) == 0
    shown = capsys.readouterr().out
    assert "1 contract: 1 new" in shown
    assert "once more" not in shown
