"""A list of files beside them says what each interview is about."""

from pathlib import Path

import pytest

from analysis.loading import intake, uploading
from interviews.manifest import listed_files
from queries import store
from tests.shared_data import SHARED, needs_shared

LIST = "file,interview_id,loss_id,account,date\na.txt,i-7,L-1,Mill,2024-03-04\nnot here.txt,i-8,L-2,Vale,2024-03-05\n"
TALK = "Interviewer: Why did you leave us?\n\nCustomer: You were too dear.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "list.csv").write_text(LIST)
    (tmp_path / "a.txt").write_text(TALK)
    (tmp_path / "losses.csv").write_text("loss_id,account_name,lost_on\nL-1,Mill,2024-02-01\n")
    return tmp_path


@pytest.mark.parametrize("as_", [None, "interviews"])
def test_files_come_in_with_what_the_list_says(folder: Path, as_: str | None) -> None:
    con = store.memory_database()
    intake.load_paths(con, [folder / "losses.csv"], who="test")

    results = intake.load_paths(con, [folder if as_ is None else folder / "list.csv"], as_=as_, who="test")

    assert [result.error for result in results if result.error] == []
    assert "lists 1 files" in str(results[0].skipped)
    stored = con.execute(
        "select interview_id, loss_id, account_name, held_on::varchar from interviews"
    ).fetchall()
    assert stored == [("i-7", "L-1", "Mill", "2024-03-04")]
    con.close()


def test_the_page_says_what_such_a_list_is_for(folder: Path) -> None:
    con = store.memory_database()
    assert "whyleft load FOLDER" in str(uploading.preview(con, folder / "list.csv", "list.csv").error)
    con.close()


@needs_shared
def test_the_list_of_the_demo_names_every_file() -> None:
    files = SHARED / "demo" / "files"
    listed = listed_files(files / "manifest.csv")
    assert len(listed) == sum(1 for path in files.iterdir() if path.suffix != ".csv")
    assert all("interview_id" in facts for facts in listed.values())
