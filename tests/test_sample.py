"""The demo company is built from files without codes, whole or not at all, and marked as what it is."""

import json
from pathlib import Path
from zipfile import ZipFile

import pytest

from analysis.loading import intake
from queries import store
from sample import build as building

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = ROOT / "sample"
WORDED = {".csv", ".docx", ".jsonl", ".md", ".srt", ".txt", ".vtt"}
CODED = ROOT / "tests" / "truth" / "interviews_coded.jsonl"


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sample") / "whyleft-sample.duckdb"
    building.build(path)
    return path


@pytest.fixture(scope="module")
def con(database: Path) -> store.Connection:
    return store.open_database(database)


@pytest.mark.parametrize(
    ("table", "rows"),
    [
        ("accounts", 320),
        ("contracts", 2012),
        ("defections", 110),
        ("deals", 420),
        ("actions", 3),
        ("interviews", 48),
        ("notes", 60),
        ("readings", 48),
        ("rejected_rows", 0),
    ],
)
def test_every_row_of_the_files_comes_in(con: store.Connection, table: str, rows: int) -> None:
    assert con.execute(f"select count(*) from {table}").fetchall() == [(rows,)]


def test_it_says_that_it_is_the_sample(con: store.Connection) -> None:
    assert store.is_sample(con)


def test_the_tagger_finds_evidence_in_it(con: store.Connection) -> None:
    """How much is the tagger's own matter; here only that words went through it."""
    (found,) = con.execute("select count(*) from evidence where status = 'asserted'").fetchone()

    assert found > 0


def test_its_words_are_those_of_the_coded_interviews_without_the_codes() -> None:
    shipped = [
        json.loads(line) for line in (SAMPLE / "interviews.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    coded = [json.loads(line) for line in CODED.read_text(encoding="utf-8").splitlines()]

    assert [interview["id"] for interview in shipped] == [interview["id"] for interview in coded]
    for interview, truth in zip(shipped, coded, strict=True):
        assert "primary" not in interview
        words = [turn["text"] for turn in interview["turns"]]
        assert words == [without_codes(turn["text"]) for turn in truth["turns"]]


def without_codes(text: str) -> str:
    parts = [
        part.partition("|")[2] if part.count("|") else part for part in text.replace("}}", "{{").split("{{")
    ]
    return "".join(parts)


def test_no_code_is_in_any_file_of_it() -> None:
    worded = [path for path in SAMPLE.rglob("*") if path.suffix in WORDED]

    assert {path.suffix for path in worded} == WORDED
    assert not [path.name for path in worded if b"{{" in letters(path)]


def letters(path: Path) -> bytes:
    """What the file says; a Word document is packed, so its bytes do not say it."""
    if path.suffix != ".docx":
        return path.read_bytes()
    with ZipFile(path) as packed:
        return packed.read("word/document.xml")


def test_a_build_that_is_stopped_leaves_no_half_sample(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(intake, "tag_untagged", stopped)
    with pytest.raises(KeyboardInterrupt):
        building.build(tmp_path / "sample.duckdb")

    assert not (tmp_path / "sample.duckdb").exists()


def test_it_is_built_again_only_where_something_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "sample.duckdb"
    con = store.open_database(path, is_sample=True)
    with store.write(con, marts=()) as cursor:
        store.execute(cursor, "choose_setting", setting=building.STAMP, setting_value='"of these files"')
    con.close()
    built: list[Path] = []
    monkeypatch.setattr(building, "build", built.append)

    monkeypatch.setattr(building, "stamp", lambda: "of these files")
    building.build_if_stale(path)
    assert built == []
    monkeypatch.setattr(building, "stamp", lambda: "of other files")
    building.build_if_stale(path)
    assert built == [path]
