"""The sample's upload files, twelve in seven formats, give what the same interviews say in JSON."""

import csv
import json
import re

import pytest

from interviews.reading import read_file
from tests.shared_data import SHARED, needs_shared

DEMO = SHARED / "demo"
MANIFEST: list[dict[str, str]] = []
CODED: dict[str, dict] = {}
if DEMO.is_dir():
    MANIFEST = list(csv.DictReader((DEMO / "files/manifest.csv").read_text(encoding="utf-8").splitlines()))
    CODED = {
        i["id"]: i
        for i in map(json.loads, (DEMO / "interviews.jsonl").read_text(encoding="utf-8").splitlines())
    }
CODES = re.compile(r"\{\{[^{}|]*\|([^{}]*)\}\}")


def plain(text: str) -> str:
    """Text without codes, white space folded."""
    return " ".join(CODES.sub(r"\1", text).split())


@needs_shared
@pytest.mark.parametrize("row", MANIFEST, ids=lambda row: row["file"])
def test_an_upload_file_gives_the_turns_speakers_roles_and_words_of_its_interview(row):
    (found,) = read_file(DEMO / "files" / row["file"])
    true = CODED[row["interview_id"]]
    assert [(t.speaker, t.role, " ".join(t.text.split())) for t in found.turns] == [
        (t["speaker"], t["role"], plain(t["text"])) for t in true["turns"]
    ]
    assert found.kind == true["kind"]
    assert str(found.held_on) == true["held_on"]
    assert found.language == "en"


@needs_shared
@pytest.mark.parametrize("row", MANIFEST, ids=lambda row: row["file"])
def test_the_account_found_in_an_upload_file_shares_a_word_with_its_name(row):
    (found,) = read_file(DEMO / "files" / row["file"])
    words = set(re.findall(r"[a-z]{4,}", (found.account or "").lower().replace("ninnocs", "ninnoc")))
    assert words & set(re.findall(r"[a-z]{4,}", row["account"].lower()))


@needs_shared
def test_json_lines_come_in_without_their_codes_and_with_every_turn():
    found = {i.interview_id: i for i in read_file(DEMO / "interviews.jsonl")}
    assert found.keys() == CODED.keys()
    for interview_id, true in CODED.items():
        turns = [(t.speaker, t.role, t.text) for t in found[interview_id].turns]
        assert turns == [(t["speaker"], t["role"], CODES.sub(r"\1", t["text"])) for t in true["turns"]]
        assert found[interview_id].loss_id == true.get("loss_id")
