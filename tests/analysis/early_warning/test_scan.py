"""The scan of notes with the real tagger: what it finds in the sample, that it can be stopped, what it stores."""

import csv
import json
from collections import Counter
from datetime import date, datetime
from pathlib import Path

import pytest

from analysis.early_warning import scan
from analysis.early_warning.comments import CommentError, add_comment
from analysis.early_warning.scan import (
    batches_of_notes,
    interview_of,
    notes_waiting,
    scan_notes,
    versions_in_use,
)
from analysis.early_warning.signals import LEAST_SCORE, STEPS, step_of
from analysis.rates import Rate
from interviews import scanning, tagging
from interviews.codebook import CAUSES
from queries import store
from tests.analysis.small_company import small_company

ROOT = Path(__file__).resolve().parents[3]
NOW = datetime(2024, 6, 30, 9, 0)
BODIES = (
    "They reported the same leak four times and nobody has rung them back.",
    "Lunch with the mill director. The March price step was accepted.",
    "Asked when the agreement ends and wants a copy of the contract.",
)


@pytest.fixture
def con():
    con = small_company()
    for number, body in enumerate(BODIES):
        con.execute(
            "insert into notes (note_id, account_id, written_on, author, note_kind, body, load_id)"
            " values (?, 'C', ?, 'Tom', 'note', ?, 1)",
            [f"n{number}", None if number == 1 else date(2024, 6, 1), body],
        )
    return con


def test_each_note_is_read_once_and_evidence_is_cut_from_its_words(con):
    told = []
    done = scan_notes(con, now=NOW, progress=lambda n, of: told.append((n, of)))
    assert (done.notes_read, done.without_date, told) == (3, 1, [(3, 3)])
    assert "1 note bears no date: it stands on no clock, and no warning rests on it." in done.text()
    found = con.execute("select note_id, start_offset, end_offset from note_evidence").fetchall()
    assert all(BODIES[int(key[1:])][start:end].strip() for key, start, end in found)
    assert {key for key, _, _ in found} >= {"n0", "n2"}
    assert scan_notes(con, now=NOW).notes_read == 0


def test_a_scan_that_was_stopped_goes_on_where_it_was(con):
    batches = batches_of_notes(con, 2, versions_in_use())
    assert [note["note_id"] for note in next(batches)] == ["n0", "n1"]
    assert [note["note_id"] for note in next(batches)] == ["n2"]
    con.execute("insert into note_readings values ('n0', ?, ?, ?)", [*versions_in_use().values(), NOW])
    assert notes_waiting(con) == 2
    assert scan_notes(con, now=NOW).notes_read == 2


def test_a_scan_that_is_broken_off_keeps_what_it_has_read_and_the_next_one_reads_the_rest(con, monkeypatch):
    monkeypatch.setattr(scan, "BATCH", 2)

    def break_off(done, total):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        scan_notes(con, now=NOW, progress=break_off)
    assert notes_waiting(con) == 1
    told = []
    assert scan_notes(con, now=NOW, progress=lambda n, of: told.append((n, of))).notes_read == 1
    assert told == [(1, 1)]
    assert con.execute("select count(*) from note_readings").fetchone() == (3,)


def test_another_codebook_or_model_reads_the_notes_again(con):
    scan_notes(con, now=NOW)
    con.execute("update note_readings set model_version = 'an older one'")
    assert notes_waiting(con) == 3
    before = con.execute("select count(*) from note_evidence").fetchone()
    scan_notes(con, now=NOW)
    assert con.execute("select count(*) from note_evidence").fetchone() == before


def test_a_comment_is_a_note_that_is_read_at_once(con):
    add_comment(con, "D", body="Asked when the agreement ends.", author="Dev", now=NOW, note_kind="call")
    row = con.execute(
        "select account_id, written_on, note_kind, author from notes where account_id = 'D'"
    ).fetchone()
    assert row == ("D", NOW.date(), "call", "Dev")
    assert notes_waiting(con) == 0


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"body": " "}, "needs words"),
        ({"author": ""}, "the name of the person"),
        ({"note_kind": "poem"}, "'poem' is no kind of note"),
        ({"account_id": "Z"}, "There is no account Z"),
    ],
)
def test_a_comment_without_words_name_or_account_is_refused(con, changes, sentence):
    given = {"account_id": "D", "body": "Fine.", "author": "Dev", "now": NOW} | changes
    with pytest.raises(CommentError, match=sentence):
        add_comment(con, given.pop("account_id"), **given)


def sample_notes():
    return [
        json.loads(line)
        for line in (ROOT / "sample" / "notes.jsonl").read_text(encoding="utf-8").splitlines()
    ]


def step_read(reading):
    """The furthest step that a reading shows at the score that counts, else 'none'."""
    catalysts = [key for key, cause in CAUSES.items() if cause.is_catalyst]
    steps = [
        step
        for piece in reading.evidence
        if piece.status in (None, "asserted") and piece.score >= LEAST_SCORE
        if (step := step_of(piece.cause, piece.step, catalysts))
    ]
    return max(steps, key=STEPS.index, default="none")


def test_what_is_found_in_the_notes_of_the_sample_against_the_truth(capsys):
    with (ROOT / "tests" / "truth" / "notes_truth.csv").open(encoding="utf-8") as rows:
        truth = {row["note_id"]: row["step"] for row in csv.DictReader(rows)}
    notes = [
        interview_of({"note_id": n["id"], "author": n["author"], "written_on": None, "body": n["text"]})
        for n in sample_notes()
    ]
    read = {reading.interview_id: step_read(reading) for reading in tagging.tag(notes)}
    met = Counter((truth[key] != "none", step != "none") for key, step in read.items())
    precision = Rate(met[True, True], met[True, True] + met[False, True])
    recall = Rate(met[True, True], met[True, True] + met[True, False])
    with capsys.disabled():
        print(f"\nnotes of the sample: signs right in {precision.text()}, found {recall.text()}")
    assert precision.share is not None
    assert recall.share is not None
    assert precision.share >= 0.6
    assert recall.share >= 0.3


def test_the_scan_by_trigger_words_finds_nothing_that_reading_in_full_does_not_know_of(con):
    notes = [
        interview_of({"note_id": n["id"], "author": "x", "written_on": None, "body": n["text"]})
        for n in sample_notes()
    ]
    for note, reading in zip(notes, scanning.scan(notes), strict=True):
        assert all(note.turns[0].text[piece.start : piece.end].strip() for piece in reading.evidence)


def test_a_database_without_notes_is_a_scan_of_none():
    assert scan_notes(store.memory_database(), now=NOW).text() == "0 notes read, 0 signs and reasons found."
