"""Files that cannot be loaded, or only in part: a sentence each, and never a half-loaded file."""

import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import xlsxwriter

from analysis.export import export_tables
from analysis.loading import intake, rejected
from analysis.loading.load_result import LoadResult
from queries import store

HEADERS = "loss_id,account_id,lost_on,notice_on,annual_value,reason\n"


@pytest.fixture
def con() -> Iterator[store.Connection]:
    con = store.memory_database()
    yield con
    con.close()


def load(con: store.Connection, path: Path) -> LoadResult:
    [result] = intake.load_paths(con, [path], who="test")
    return result


def missing(path: Path) -> None:
    """Nothing there."""


def empty(path: Path) -> None:
    path.write_bytes(b"")


def blank_lines(path: Path) -> None:
    path.write_bytes(b"\n\n \n")


def only_headers(path: Path) -> None:
    path.write_text(HEADERS)


def binary(path: Path) -> None:
    path.write_bytes(bytes(range(256)) * 40)


def picture_named_csv(path: Path) -> None:
    path.write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + b"\0\1\2\3" * 200)


def broken_workbook(path: Path) -> None:
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet().write_row("A1", ["loss_id", "account_id", "lost_on"])
    path.write_bytes(path.read_bytes()[:900])


def locked_workbook(path: Path) -> None:
    """The container in which spreadsheets keep an encrypted workbook."""
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 2000)


def text_named_xlsx(path: Path) -> None:
    path.write_text(HEADERS + "L-1,A-1,2024-01-31,,1,Price\n")


def zip_bomb(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 60_000_000)


def workbook_with_entities(path: Path) -> None:
    """Each entity is ten of the next: a kilobyte that would unfold to gigabytes."""
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n + 1};" * 10}">' for n in range(9)) + '<!ENTITY e9 "a">'
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet().write_row("A1", ["loss_id", "account_id", "lost_on"])
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["xl/sharedStrings.xml"] = f"<!DOCTYPE x [{entities}]><sst><si><t>&e0;</t></si></sst>".encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)


def no_parquet(path: Path) -> None:
    path.write_bytes(b"PAR1 not really")


def no_json(path: Path) -> None:
    path.write_text('[{"loss_id": ')


def json_of_numbers(path: Path) -> None:
    path.write_text("[1, 2, 3]")


def other_table(path: Path) -> None:
    path.write_text("colour,weight\nred,12\n")


@pytest.mark.parametrize(
    ("make", "name", "sentence"),
    [
        (missing, "losses.csv", "There is no file"),
        (empty, "losses.csv", "losses.csv is empty; expected CSV"),
        (blank_lines, "losses.csv", "losses.csv is empty; a table with a line of headers"),
        (only_headers, "losses.csv", "losses.csv holds headers and no rows; nothing to load."),
        (binary, "losses.csv", "losses.csv is no text file"),
        (picture_named_csv, "losses.csv", "losses.csv is no text file"),
        (broken_workbook, "losses.xlsx", "losses.xlsx is no readable workbook"),
        (locked_workbook, "losses.xlsx", "losses.xlsx is protected by a password; save it without one"),
        (text_named_xlsx, "losses.xlsx", "losses.xlsx is no readable workbook"),
        (zip_bomb, "losses.xlsx", "losses.xlsx unpacks to 60,000,000 bytes"),
        (workbook_with_entities, "losses.xlsx", "losses.xlsx "),
        (no_parquet, "losses.parquet", "losses.parquet is no readable Parquet file"),
        (no_json, "losses.json", "losses.json is no JSON"),
        (json_of_numbers, "losses.json", "losses.json holds no JSON object"),
        (other_table, "losses.csv", "losses.csv fits no kind of file by its headers (colour, weight)"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_a_sentence(
    con: store.Connection, tmp_path: Path, make: Callable[[Path], None], name: str, sentence: str
) -> None:
    make(tmp_path / name)

    result = load(con, tmp_path / name)

    assert result.error is not None
    assert sentence in result.error
    assert result.error.endswith(".")
    assert store.data_version(con) == 0
    assert con.execute("select count(*) from loads").fetchall() == [(0,)]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("L-1,A-1,2024-02-30,,12,Price", "lost_on '2024-02-30' is no date; expected YYYY-MM-DD"),
        ("L-1,A-1,31/02/2024,,12,Price", "lost_on '31/02/2024' is no date; expected DD/MM/YYYY"),
        ("L-1,A-1,0024-01-31,,12,Price", "lost_on '0024-01-31' is no date"),
        ("L-1,A-1,,,12,Price", "lost_on is missing"),
        ("L-1,,2024-01-31,,12,Price", "account_id is missing"),
        ("L-1,A-1,2024-01-31,,-12,Price", "annual_value '-12' is negative; 0 or more is expected"),
        ("L-1,A-1,2024-01-31,,(300),Price", "annual_value '(300)' is negative; 0 or more is expected"),
        (
            "L-1,A-1,2024-01-31,,twelve,Price",
            "annual_value 'twelve' is no amount; expected one such as 1200.50",
        ),
        ("L-1,A-1,2024-01-31,,1.2.3,Price", "annual_value '1.2.3' is no amount"),
        ("L-1,A-1,2024-01-31,,12,Price,more", "is no row of the table"),
        (
            "L-0,A-1,2024-01-31,,12,Price",
            "loss_id 'L-0' stands already in row 2 of this file, with other values",
        ),
    ],
)
def test_a_row_that_cannot_come_in_is_kept_with_its_reason(
    con: store.Connection, tmp_path: Path, row: str, reason: str
) -> None:
    path = tmp_path / "losses.csv"
    path.write_text(
        f"{HEADERS}L-0,A-0,2024-01-01,2023-12-01,10,Service\n{row}\nL-2,A-2,2024-03-01,,10.5,Service\n"
    )

    result = load(con, path)

    assert (result.error, result.new, result.rejected, result.in_file) == (None, 2, 1, 3)
    [kept] = rejected.rejected_rows(con, result.load_id or 0)
    assert reason in rejected.reason_in_words(kept)
    assert kept["row_number"] == 3
    assert con.execute("select loss_id from defections order by 1").fetchall() == [("L-0",), ("L-2",)]


def test_the_same_row_twice_counts_as_known(con: store.Connection, tmp_path: Path) -> None:
    path = tmp_path / "losses.csv"
    path.write_text(
        f"{HEADERS}{'L-1,A-1,2024-01-31,,12,Price' + chr(10)}" * 1 + "L-1,A-1,2024-01-31,,12,Price\n"
    )

    result = load(con, path)

    assert (result.new, result.known, result.rejected) == (1, 1, 0)


def test_rejected_rows_come_back_mended_and_load_alone(con: store.Connection, tmp_path: Path) -> None:
    path = tmp_path / "losses.csv"
    path.write_text(f"{HEADERS}L-1,A-1,2024-02-30,,12,=Price\nL-2,A-2,2024-03-01,,10,Service\n")
    first = load(con, path)
    mended = tmp_path / "mended.csv"
    text = rejected.rejected_csv(con, first.load_id or 0)
    assert text.splitlines()[0] == HEADERS.strip() + ",rejected_because"
    assert "'=Price" in text  # no spreadsheet runs it
    mended.write_text(text.replace("2024-02-30,", "2024-02-29,", 1))

    second = load(con, mended)

    assert (second.error, second.new, second.known, second.rejected) == (None, 1, 0, 0)
    stored = con.execute("select loss_id, recorded_reason from defections order by 1").fetchall()
    assert stored == [("L-1", "=Price"), ("L-2", "Service")]


def test_rejected_rows_of_numbers_with_decimal_commas_are_set_apart_by_semicolons(
    con: store.Connection, tmp_path: Path
) -> None:
    path = tmp_path / "verluste.csv"
    headers = HEADERS.replace(",", ";")
    path.write_text(f"{headers}L-1;A-1;29.02.2024;;ca. 5k;Preis\nL-2;A-2;31.12.2024;;3.900,50;Service\n")
    first = load(con, path)
    assert (first.new, first.rejected) == (1, 1)
    text = rejected.rejected_csv(con, first.load_id or 0)
    assert text.splitlines()[0] == headers.strip() + ";rejected_because"

    mended = tmp_path / "mended.csv"
    mended.write_text(text.replace("ca. 5k", "780,25", 1))  # the first is the cell, the other the reason
    second = load(con, mended)

    assert (second.error, second.new, second.rejected) == (None, 1, 0)
    stored = con.execute("select loss_id, annual_value::double from defections order by 1").fetchall()
    assert stored == [("L-1", 780.25), ("L-2", 3900.5)]


def test_short_rows_are_read_as_if_their_last_cells_were_empty(con: store.Connection, tmp_path: Path) -> None:
    path = tmp_path / "losses.csv"
    path.write_text(f"{HEADERS}L-1,A-1,2024-01-31\nL-2,A-2,2024-03-01,,10,Service\n")

    result = load(con, path)

    assert (result.new, result.rejected) == (2, 0)


def test_a_large_file_of_which_every_line_is_too_wide_is_refused_at_once(
    con: store.Connection, tmp_path: Path
) -> None:
    path = tmp_path / "losses.csv"
    rows = "".join(f"L-{number},A-1,2024-01-31,,12,too dear, they said\n" for number in range(2000))
    path.write_text(HEADERS + rows)

    assert load(con, path).error == (
        "losses.csv has more cells than headers (6) in 2,000 of its first 2,000 lines; put text that holds the"
        " separator into quotation marks, or name every column."
    )


def test_a_field_of_many_megabytes_is_rejected_and_the_rest_loads(
    con: store.Connection, tmp_path: Path
) -> None:
    path = tmp_path / "losses.csv"
    cells = ["Price"] * 9
    cells[5] = f'"{"x" * 30_000_000}"'
    rows = [f"L-{n},A-{n},2024-01-31,,12,{cell}" for n, cell in enumerate(cells)]
    path.write_text(HEADERS + "\n".join(rows) + "\n")

    result = load(con, path)

    [kept] = rejected.rejected_rows(con, result.load_id or 0)
    assert (result.new, result.rejected) == (8, 1)
    assert (
        rejected.reason_in_words(kept) == "row 7: is no row of the table: it is longer than 4,000,000 bytes"
    )
    assert len(str(kept["original"])) < 20_000


@pytest.mark.parametrize(
    "cell",
    [f'"{"x" * 2_000_000}"', '"never closed' + "\nL-1,A-1,2024-01-31,,1,Price" * 60_000],
    ids=["long", "open"],
)
def test_a_first_row_without_an_end_is_refused(con: store.Connection, tmp_path: Path, cell: str) -> None:
    path = tmp_path / "losses.csv"
    path.write_text(f"{HEADERS}L-1,A-1,2024-01-31,,12,{cell}\n")

    result = load(con, path)

    assert result.error is not None
    assert "losses.csv line 2 holds a cell of more than 1,000,000 characters" in result.error


def test_old_encodings_late_in_the_file_are_read(con: store.Connection, tmp_path: Path) -> None:
    """The first megabytes are plain ASCII; the first accent comes after them."""
    path = tmp_path / "losses.csv"
    rows = "".join(f"L-{n},A-{n},2024-01-31,,12,Price\n" for n in range(80_000))
    path.write_bytes((HEADERS + rows + "L-x,A-x,2024-01-31,,12,Schließung\n").encode("cp1252"))

    result = load(con, path)

    assert (result.error, result.new, result.rejected) == (None, 80_001, 0)
    assert con.execute("select recorded_reason from defections where loss_id = 'L-x'").fetchall() == [
        ("Schließung",)
    ]


def test_a_failing_file_leaves_the_others_loaded(con: store.Connection, tmp_path: Path) -> None:
    (tmp_path / "losses.csv").write_text(f"{HEADERS}L-2,A-2,2024-03-01,,10,Service\n")
    (tmp_path / "odd.csv").write_text("colour,weight\nred,12\n")

    results = intake.load_paths(con, [tmp_path / "odd.csv", tmp_path / "losses.csv"], who="test")

    assert sorted((result.file, result.error is None) for result in results) == [
        ("losses.csv", True),
        ("odd.csv", False),
    ]


def test_a_dry_run_counts_and_writes_nothing(con: store.Connection, tmp_path: Path) -> None:
    path = tmp_path / "losses.csv"
    path.write_text(f"{HEADERS}L-1,A-1,2024-02-30,,12,Price\nL-2,A-2,2024-03-01,,10,Service\n")

    [result] = intake.load_paths(con, [path], who="test", dry_run=True)

    assert (result.new, result.rejected, result.load_id) == (1, 1, None)
    assert store.data_version(con) == 0
    assert con.execute("select count(*) from accounts").fetchall() == [(0,)]


def test_formulas_and_macros_of_a_workbook_never_run(con: store.Connection, tmp_path: Path) -> None:
    """A cell is what the spreadsheet last showed; a link is its words; the macro is not looked at."""
    plain, path = tmp_path / "plain.xlsx", tmp_path / "losses.xlsm"
    with xlsxwriter.Workbook(plain) as book:
        sheet = book.add_worksheet()
        sheet.write_row("A1", ["loss_id", "account_id", "lost_on", "annual_value", "reason"])
        sheet.write_row("A2", ["L-1", "A-1", "2024-01-31"])
        sheet.write_formula("D2", "=600*2", value=1200)
        sheet.write_formula("E2", '=HYPERLINK("http://harm.example","Price")', value="Price")
        sheet.write_row("A3", ["L-2", "A-2", "2024-02-29", 5])
        sheet.write_string("E3", '=HYPERLINK("http://harm.example","Price")')
    with zipfile.ZipFile(plain) as archive, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as other:
        for name in archive.namelist():
            other.writestr(name, archive.read(name))
        other.writestr("xl/vbaProject.bin", b"Sub Auto_Open()")

    result = load(con, path)

    assert (result.error, result.new) == (None, 2)
    assert con.execute(
        "select annual_value::integer, recorded_reason from defections order by loss_id"
    ).fetchall() == [
        (1200, "Price"),
        (5, '=HYPERLINK("http://harm.example","Price")'),
    ]
    export_tables(con, tmp_path / "out")
    assert "\"'=HYPERLINK(" in (tmp_path / "out" / "defections.csv").read_text()
