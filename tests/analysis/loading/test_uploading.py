"""What the Upload page shows of a file before anything is written."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from analysis.loading import uploading
from analysis.loading.field_words import WORDS, field_in_words
from analysis.loading.load_result import LoadResult, summed
from queries import store
from records.fields import KINDS, fields

LOSSES = """Account ID,Lost Date,ARR,Reason,Colour
A-1,03/04/2024,12000,Price,red
A-2,01/02/2024,much,Service,blue
"""


@pytest.fixture
def con() -> Iterator[store.Connection]:
    con = store.memory_database()
    yield con
    con.close()


@pytest.fixture
def losses(tmp_path: Path) -> Path:
    path = tmp_path / "upload-1.csv"
    path.write_text(LOSSES)
    return path


def test_a_preview_shows_each_column_the_question_and_what_is_left_out(
    con: store.Connection, losses: Path
) -> None:
    seen = uploading.preview(con, losses, "losses.csv")

    [table] = seen.tables
    assert (seen.file, table.name, table.kind) == ("losses.csv", "losses.csv", "defections")
    assert [column.text() for column in table.columns] == [
        "account_id (text)",
        "lost_on (date day first)",
        "annual_value (money point)",
        "recorded_reason (text)",
        "left out",
    ]
    assert table.columns[1].examples == ("03/04/2024", "01/02/2024")
    assert [(question.about, question.choices) for question in table.questions] == [
        ("date_order", ("day_first", "month_first"))
    ]
    assert table.left_out == ("Colour",)
    assert not seen.is_settled


def test_a_plan_counts_without_writing(con: store.Connection, losses: Path) -> None:
    answers = {"Lost Date": "lost_on:day_first"}

    planned = uploading.plan(con, losses, "losses.csv", uploading.Choices(mapping=answers))

    assert uploading.plan_text(planned) == "Load 2 rows: 1 new, 0 known, 1 rejected"
    assert store.data_version(con) == 0


def test_a_settled_file_loads_and_is_known_the_next_time(con: store.Connection, losses: Path) -> None:
    answers = {"Lost Date": "lost_on:day_first"}
    choices = uploading.Choices(mapping=answers)

    [loaded] = uploading.load_upload(con, losses, "losses.csv", choices, who="test")

    assert (loaded.file, loaded.new, loaded.rejected) == ("losses.csv", 1, 1)
    again = uploading.preview(con, losses, "losses.csv")
    assert again.is_settled
    assert again.tables[0].is_remembered


def test_a_file_that_fits_nothing_says_so(con: store.Connection, tmp_path: Path) -> None:
    path = tmp_path / "odd.csv"
    path.write_text("colour,weight\nred,12\n")

    seen = uploading.preview(con, path, "odd.csv")

    assert seen.error == "odd.csv fits no kind of file by its headers (colour, weight); say which it is."
    assert not seen.is_settled


def test_words_are_shown_as_turns(con: store.Connection, tmp_path: Path) -> None:
    path = tmp_path / "talk.txt"
    path.write_text("Interviewer: Why did you leave?\n\nCustomer: You were too dear.\n")

    [interview] = uploading.preview(con, path, "talk.txt").interviews

    assert [(turn.role, turn.text) for turn in interview.turns] == [
        ("interviewer", "Why did you leave?"),
        ("customer", "You were too dear."),
    ]


def test_interviews_find_the_accounts_of_the_files_dropped_with_them(
    con: store.Connection, tmp_path: Path
) -> None:
    customers, talk, mail = (tmp_path / name for name in ("customers.csv", "talk.txt", "mail.eml"))
    customers.write_text("Account name,Segment\nTarn Foods A/S,small\nOld Mill,key\n")
    talk.write_text("Account: Tarn Foods\n\nAnn: Why?\nBo: You were too dear.\nAnn: Only that?\nBo: Yes.\n")
    mail.write_text("From: bo@x.example\nSubject: RE: Old Mill leaves\n\nNobody rang us back.\n")

    beside = uploading.accounts_in(con, customers, "customers.csv")
    assert beside == ("Old Mill", "Tarn Foods A/S")
    assert uploading.accounts_in(con, talk, "talk.txt") == ()

    assert uploading.plan(con, talk, "talk.txt", beside=beside)[0].notes == ()
    [seen] = uploading.preview(con, mail, "mail.eml", beside=beside).interviews
    assert seen.account == "Old Mill"
    [note] = uploading.plan(con, mail, "mail.eml")[0].notes
    assert note.startswith("This interview fits no account in your data or in the files here: name it under")


def test_accounts_beyond_the_first_rows_of_a_table_are_known_to_the_words_beside_it(
    con: store.Connection, tmp_path: Path
) -> None:
    rows = "".join(f"A-{number},Customer {number}\n" for number in range(6000))
    (tmp_path / "accounts.csv").write_text(f"account_id,name\n{rows}A-last,Vale Brewery\n")

    named = uploading.accounts_in(con, tmp_path / "accounts.csv", "accounts.csv")

    assert len(named) == 2 * 6001
    assert "Vale Brewery" in named
    assert con.execute("select count(*) from accounts").fetchone() == (0,)


def test_a_total_that_is_left_out_is_said(con: store.Connection, tmp_path: Path) -> None:
    (tmp_path / "losses.csv").write_text(LOSSES + "Total,,24000,,\n")
    answers = {"Lost Date": "lost_on:day_first"}

    [planned] = uploading.plan(con, tmp_path / "losses.csv", "losses.csv", uploading.Choices(mapping=answers))

    assert planned.in_file == 2
    assert "1 line at the foot, a total or a remark, left out." in planned.notes


def test_many_files_of_one_kind_are_one_line() -> None:
    talks = [LoadResult(f"{number}.vtt", "interviews", 1) for number in range(3)]
    odd = [LoadResult("4.vtt", "interviews", 1, notes=("Look.",)), LoadResult("a.csv", "accounts", 5)]

    assert [one.text() for one in summed([*talks, *odd])] == [
        "4.vtt: 1 interview: 1 new, 0 changed, 0 already there, 0 rejected.\n  Look.",
        "a.csv: 5 accounts: 5 new, 0 changed, 0 already there, 0 rejected.",
        "3 files: 3 interviews: 3 new, 0 changed, 0 already there, 0 rejected.",
    ]


def test_every_field_that_a_column_can_be_has_a_name_in_words() -> None:
    assert {field for kind in KINDS for field in fields(kind)} == set(WORDS)
    assert field_in_words("lost_on") == "Last day (lost_on)"
