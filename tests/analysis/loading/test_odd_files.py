"""Files as people have them, each odd in its own way, come in or say what is wrong."""

import json
from pathlib import Path

import pytest

from analysis.loading import intake
from analysis.loading.load_result import LoadResult
from queries import store

GONG = {
    "callTranscripts": [
        {
            "callId": "77",
            "transcript": [
                {
                    "speakerId": "1",
                    "sentences": [{"start": 0, "end": 2100, "text": "Why did you decide to leave?"}],
                },
                {
                    "speakerId": "2",
                    "sentences": [{"start": 2200, "end": 6000, "text": "You raised the price twice."}],
                },
            ],
        }
    ],
    "calls": [
        {
            "id": "77",
            "title": "Exit interview Old Mill",
            "parties": [
                {"speakerId": "1", "name": "Ann Lee", "affiliation": "Internal"},
                {"speakerId": "2", "name": "Bob Ray", "affiliation": "External"},
            ],
        }
    ],
}
TURNS = (
    "Speaker Name,Start Time,End Time,Text\n"
    "Ann Lee,00:00:01,00:00:03,Why did you leave us?\nBob Ray,00:00:04,00:00:09,Too dear.\n"
)
GERMAN = "Kunde;Kundennummer;Verloren am;Grund;Jahreswert;Währung\nMühle Süd GmbH;K-1;31.03.2024;Preis;12.500,50;EUR\n"
LINES = (
    '{"id": "j1", "account": "Mill", "turns": [{"speaker": "Bob", "role": "customer", "text": "Too dear."}]}\n'
    '{"id": "j2", broken\n'
)


@pytest.fixture
def con():
    con = store.memory_database()
    yield con
    con.close()


def load(con: store.Connection, path: Path, content: bytes) -> LoadResult:
    path.write_bytes(content)
    [result] = intake.load_paths(con, [path], who="test")
    return result


def turns(con: store.Connection) -> list[tuple[object, ...]]:
    return con.execute("select speaker, role, start_seconds, body from turns order by turn").fetchall()


def test_gong_with_its_list_of_calls(con: store.Connection, tmp_path: Path) -> None:
    assert load(con, tmp_path / "gong.json", json.dumps(GONG).encode()).new == 1
    assert [row[:3] for row in turns(con)] == [("Ann Lee", "vendor", 0.0), ("Bob Ray", "customer", 2.2)]


def test_a_sheet_with_a_turn_a_row_is_one_conversation(con: store.Connection, tmp_path: Path) -> None:
    assert load(con, tmp_path / "descript.csv", TURNS.encode()).new == 1
    assert turns(con) == [
        ("Ann Lee", "interviewer", 1.0, "Why did you leave us?"),
        ("Bob Ray", "customer", 4.0, "Too dear."),
    ]


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16", "utf-8-sig"])
def test_german_headers_amounts_and_letters(con: store.Connection, tmp_path: Path, encoding: str) -> None:
    assert load(con, tmp_path / "kunden.csv", GERMAN.encode(encoding)).error is None
    assert con.execute(
        "select account_id, lost_on::varchar, recorded_reason, annual_value::varchar, currency from defections"
    ).fetchall() == [("K-1", "2024-03-31", "Preis", "12500.50", "EUR")]
    assert con.execute("select name from accounts").fetchall() == [("Mühle Süd GmbH",)]


def test_a_broken_line_is_rejected_and_the_others_come_in(con: store.Connection, tmp_path: Path) -> None:
    result = load(con, tmp_path / "talks.jsonl", LINES.encode())
    assert (result.new, result.rejected) == (1, 1)
    assert result.reasons[0].startswith("row 2: this is no JSON")
    [(original,)] = con.execute("select original from rejected_rows").fetchall()
    assert json.loads(original) == {"line": '{"id": "j2", broken'}


def test_stray_text_comes_with_a_warning(con: store.Connection, tmp_path: Path) -> None:
    result = load(
        con, tmp_path / "shopping list.txt", b"eggs, milk and a kilo of flour, then the post office"
    )
    assert any("fits no account" in note for note in result.notes)
