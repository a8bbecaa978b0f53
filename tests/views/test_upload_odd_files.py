"""Exports of others and broken files on the Upload page: the same choices and the same sentences as at the terminal."""

import html
import re
import shutil
import threading
import zipfile
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from analysis.loading import intake
from queries import store
from tests.analysis.loading import test_found_shapes as shapes
from tests.records import test_bad_files as bad

EXPORTS = Path(__file__).parents[1] / "records" / "exports"
PATIENCE = 600  # seconds for a page of two dozen files on a machine with much else to do
HEADERS = "loss_id,account_id,lost_on,annual_value\n"
ROWS_OF_DOUBT = {
    "duplicate_ids.csv": f"{HEADERS}L-1,A-1,2024-01-31,1\nL-1,A-2,2024-02-29,2\n",
    "impossible_dates.csv": f"{HEADERS}L-1,A-1,2024-01-31,1\nL-2,A-2,2024-02-30,2\n",
    "negative_values.csv": f"{HEADERS}L-1,A-1,2024-01-31,1\nL-2,A-2,2024-02-29,-2\n",
    "wide_rows.csv": f"{HEADERS}L-1,A-1,2024-01-31,1\nL-2,A-2,2024-02-29,2,3,4\n",
    "long_field.csv": f"{HEADERS}L-1,A-1,2024-01-31,1\nL-2,{'A' * 5_000_000},2024-02-29,2\n",
}


def broken_document(path: Path) -> None:
    path.write_bytes(b"PK\x03\x04 not the rest of it")


def swelling_document(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"0" * 400_000_000)


UNREADABLE = {
    "empty.csv": bad.empty,
    "blank_lines.csv": bad.blank_lines,
    "only_headers.csv": bad.only_headers,
    "binary.csv": bad.binary,
    "picture.csv": bad.picture_named_csv,
    "broken.xlsx": bad.broken_workbook,
    "locked.xlsx": bad.locked_workbook,
    "text.xlsx": bad.text_named_xlsx,
    "bomb.xlsx": bad.zip_bomb,
    "broken.parquet": bad.no_parquet,
    "broken.json": bad.no_json,
    "numbers.json": bad.json_of_numbers,
    "broken.docx": broken_document,
    "locked.docx": bad.locked_workbook,
    "swelling.docx": swelling_document,
    "broken.pdf": lambda path: path.write_bytes(b"%PDF-1.7 and no more"),
    "empty.vtt": lambda path: path.write_text("WEBVTT\n"),
}


@pytest.fixture
def of_folder(opened, tmp_path: Path):
    """Opens Upload on a folder of files."""

    def open_folder(folder: Path) -> AppTest:
        store.open_database(tmp_path / "whyleft.duckdb").close()
        page = opened(None, "upload")
        return page.text_input(key="folder").set_value(str(folder)).run(timeout=PATIENCE)

    return open_folder


def words(page: AppTest) -> str:
    """All that the page says, as it is read."""
    said = [str(shown.value) for shown in (*page.markdown, *page.caption, *page.error, *page.warning)]
    said += [shown.proto.body for shown in page.get("html")]
    plain = re.sub(r"\\([^\w\s])", r"\1", html.unescape("\n".join(said)))
    return re.sub("[\u2066-\u2069]", "", plain)


def loaded(page: AppTest) -> AppTest:
    """The page after its button to load, and the load, are done."""
    page.button(key="load").click().run(timeout=PATIENCE)
    for thread in threading.enumerate():
        if thread.name == "load":
            thread.join()
    return page.run(timeout=PATIENCE)


def at_the_terminal(folder: Path) -> dict[str, str]:
    """What the command says of each file that it cannot read."""
    con = store.memory_database()
    said = {}
    for path in sorted(folder.iterdir()):
        [result] = intake.load_paths(con, [path], dry_run=True, who="test")
        said[path.name] = result.error or "\n".join(result.reasons)
    con.close()
    return said


def test_exports_of_others_load_on_the_page_with_one_choice_at_most(of_folder, tmp_path: Path) -> None:
    exports = shutil.copytree(EXPORTS, tmp_path / "exports")
    page = of_folder(exports)
    asked = [box for box in page.selectbox if (box.key or "").startswith("answer_")]
    assert len(asked) + len(page.date_input) == 4  # the day on which a list of customers was taken

    for answer in ("day_first", "ARR", "lost"):
        box = next(
            box for box in page.selectbox if (box.key or "").startswith("answer_") and answer in box.options
        )
        page = box.select(answer).run(timeout=PATIENCE)
    page = page.date_input[0].set_value(date(2024, 6, 30)).run(timeout=PATIENCE)

    assert not page.exception
    assert not page.error
    assert "cannot be loaded yet" not in words(page)
    page = loaded(page)
    assert not page.exception
    assert not page.error
    assert files_in(words(page)) >= 22


def files_in(said: str) -> int:
    """How many files or sheets came in whole; those of one kind are one line."""
    whole = r"(?:(\d+) files: )?[\d,]+ [\w ]+: [\d,]+ new, [\d,]+ changed, [\d,]+ already there, 0 rejected"
    return sum(int(several or 1) for several in re.findall(whole, said))


@pytest.mark.long
def test_what_tools_write_loads_on_the_page_without_a_choice(of_folder, tmp_path: Path) -> None:
    folder = tmp_path / "tools"
    folder.mkdir()
    texts = {**shapes.TALKS, **{name: text for name, (text, *_) in shapes.ROWS.items()}}
    texts |= {"qualtrics.csv": shapes.QUALTRICS, "typeform.csv": shapes.TYPEFORM}
    for name, text in texts.items():
        (folder / name).write_bytes(text.encode())

    page = of_folder(folder)

    assert not page.exception
    assert not page.error
    assert not page.warning
    page = loaded(page)
    assert not page.exception
    assert files_in(words(page)) == len(texts)


def test_a_broken_file_says_on_the_page_what_it_says_at_the_terminal(of_folder, tmp_path: Path) -> None:
    folder = tmp_path / "broken"
    folder.mkdir()
    for name, make in UNREADABLE.items():
        make(folder / name)
    (folder / "good.csv").write_text(f"{HEADERS}L-1,A-1,2024-01-31,1\n")
    said = at_the_terminal(folder)

    page = of_folder(folder)

    shown = words(page)
    assert not page.exception
    assert [name for name in UNREADABLE if not said[name]] == []
    assert [said[name] for name in UNREADABLE if said[name] not in shown] == []
    assert f"{len(UNREADABLE)} of {len(UNREADABLE) + 1} files cannot be loaded yet; the other can." in shown
    page = loaded(page)
    assert not page.exception
    assert "good.csv: 1 lost customer: 1 new" in words(page)


def test_rows_that_cannot_come_in_say_on_the_page_what_they_say_at_the_terminal(
    of_folder, tmp_path: Path
) -> None:
    folder = tmp_path / "doubtful"
    folder.mkdir()
    for name, text in ROWS_OF_DOUBT.items():
        (folder / name).write_text(text)
    said = at_the_terminal(folder)

    page = of_folder(folder)

    shown = words(page)
    assert not page.exception
    for name, reasons in said.items():
        assert reasons, name
        assert all(reason[1:] in shown for reason in reasons.splitlines()), name
    assert page.button(key="load").label == "Load 10 rows: 5 new, 0 known, 5 rejected"
