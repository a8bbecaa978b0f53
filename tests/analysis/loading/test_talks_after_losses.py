"""What an account says once it has announced that it leaves is tied to its loss, or offered for a match."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from analysis import checks
from analysis.loading import intake, matching, undo
from interviews.leaving import speaks_of_leaving
from queries import store

NOW = datetime(2026, 1, 5, 12)
FILES = {
    "accounts.csv": "account_id,name\nA-1,Kestrel Couriers\nA-2,Vale Brewery\nA-3,Tarn Mill\n",
    "contracts.csv": "contract_id,account_id,starts_on,ends_on,monthly_fee\nC-1,A-1,2020-01-01,2024-03-31,10\n"
    "C-2,A-2,2020-01-01,2022-03-31,10\nC-3,A-2,2023-01-01,,10\nC-4,A-3,2020-01-01,,10\n",
    "losses.csv": "loss_id,account_id,lost_on,notice_on\nL-1,A-1,2024-03-31,2024-01-10\n"
    "L-2,A-2,2022-03-31,2022-03-01\n",
}
MAIL = "From: Bo Ray <bo@x.example>\nDate: {day}\nSubject: {subject}\n\n{words}\n"
LEAVING = "Kestrel Couriers - why we are leaving"
DAYS = {
    "before": "Tue, 9 Jan 2024 09:00:00 +0000",
    "announced": "Wed, 10 Jan 2024 09:00:00 +0000",
    "last day": "Sun, 31 Mar 2024 09:00:00 +0000",
    "after": "Mon, 1 Apr 2024 09:00:00 +0000",
}


@pytest.fixture
def con(tmp_path: Path) -> Iterator[store.Connection]:
    con = store.memory_database()
    load(con, tmp_path, FILES)
    yield con
    con.close()


def load(con: store.Connection, folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    intake.load_paths(con, [folder / name for name in files], who="test")


def mail(day: str, subject: str, words: str = "The planner went down eleven times.") -> dict[str, str]:
    return {"mail.eml": MAIL.format(day=DAYS[day], subject=subject, words=words)}


def stored(con: store.Connection) -> list[tuple[str, str | None, str | None]]:
    return con.execute("select kind, account_id, loss_id from interviews").fetchall()


@pytest.mark.parametrize(
    ("day", "subject", "words", "kind", "loss_id"),
    [
        ("after", LEAVING, "The planner went down eleven times.", "exit_interview", "L-1"),
        ("announced", LEAVING, "The planner went down eleven times.", "exit_interview", "L-1"),
        ("before", LEAVING, "The planner went down eleven times.", "call", None),  # a warning, not a farewell
        ("after", "Kestrel Couriers", "We left because the planner fell over.", "exit_interview", "L-1"),
        ("after", "Kestrel Couriers - your invoice", "I have left it on your desk.", "call", None),
        (
            "after",
            "Vale Brewery - why we are leaving",
            "You are too dear.",
            "call",
            None,
        ),  # they had come back
        (
            "after",
            "Tarn Mill - why we are leaving",
            "You are too dear.",
            "call",
            None,
        ),  # no loss of theirs is known
    ],
)
def test_a_mail_about_leaving_after_the_announcement_is_an_exit_interview(
    con: store.Connection, tmp_path: Path, day: str, subject: str, words: str, kind: str, loss_id: str | None
) -> None:
    load(con, tmp_path, mail(day, subject, words))

    [(found_kind, account_id, found_loss)] = stored(con)
    assert (found_kind, found_loss) == (kind, loss_id)
    assert account_id is not None


def test_a_mail_about_leaving_waits_for_the_loss_that_comes_later_and_an_undo_puts_it_back(
    tmp_path: Path,
) -> None:
    con = store.memory_database()
    load(
        con,
        tmp_path,
        {"accounts.csv": FILES["accounts.csv"]} | mail("after", "Kestrel Couriers", "Why we left: you."),
    )
    assert stored(con) == [("call", "A-1", None)]

    load(con, tmp_path, {"losses.csv": FILES["losses.csv"]})
    assert stored(con) == [("exit_interview", "A-1", "L-1")]

    undo.undo_load(con, con.execute("select max(load_id) from loads").fetchone()[0], who="test", now=NOW)
    assert stored(con) == [("call", "A-1", None)]


@pytest.mark.parametrize(("day", "offered"), [("last day", []), ("after", ["mail.eml"])])
def test_a_talk_after_the_last_day_is_offered_whatever_its_kind(
    con: store.Connection, tmp_path: Path, day: str, offered: list[str]
) -> None:
    load(con, tmp_path, mail(day, "Kestrel Couriers - your invoice"))

    waiting = matching.unmatched(con)
    assert [one.source_file for one in waiting] == offered
    assert len(checks.findings(con, rule="interviews_without_loss")) == len(offered)
    for one in waiting:
        assert one.near[0] == ("A-1", "Kestrel Couriers", 100)
        matching.match_interview(con, one.interview_id, account_id="A-1", who="test", now=NOW)
        assert stored(con) == [("call", "A-1", "L-1")]
    assert matching.unmatched(con) == []
    assert checks.findings(con, rule="interviews_without_loss").empty


def test_the_finding_names_the_loss_that_the_talk_may_be_about(con: store.Connection, tmp_path: Path) -> None:
    load(con, tmp_path, mail("after", "Kestrel Couriers - your invoice"))

    assert checks.findings(con, rule="interviews_without_loss")["finding"].tolist() == [
        "of 'Kestrel Couriers', after the last day of its loss L-1 (2024-03-31) and matched to no loss"
    ]


@pytest.mark.parametrize(
    ("words", "speak"),
    [
        ("Kestrel Couriers - why we are leaving", True),
        ("We're leaving you at the end of the month.", True),
        ("We left because nobody rang back.", True),
        ("The reason we went with Routely is the planner.", True),
        ("We have given notice.", True),
        ("We decided not to renew.", True),
        ("I am leaving the office at five.", False),
        ("We left you a message on Monday.", False),
        ("We are leaving the settings as they are.", False),
        ("Two customers cancelled on us.", False),
        ("We went with the blue one.", False),
    ],
)
def test_words_that_speak_of_leaving(words: str, speak: bool) -> None:
    assert speaks_of_leaving(words) is speak
