"""Files that mean harm, or are simply broken, end in a sentence, in time; the program lives on."""

import contextlib
import io
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import docx
import pytest

from interviews.guarded import ROOT
from interviews.reading import ReadError, read_file
from tests.interviews.written_files import PDF_OF_A_CALL, archive

SECONDS = 100  # far above what any of these takes; a hang would last for ever
MEGABYTE = 1_000_000
DOCUMENT = b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body/></w:document>'
BOMB = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><x>&b;</x>'
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def swollen() -> bytes:
    """A small archive that unpacks to 200 MB."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as written,
        written.open("word/document.xml", "w") as part,
    ):
        for _ in range(200):
            part.write(bytes(MEGABYTE))
    return out.getvalue()


def refusal(path, content: bytes) -> str:
    path.write_bytes(content)
    start = time.monotonic()
    with pytest.raises(ReadError) as refused:
        read_file(path)
    assert time.monotonic() - start < SECONDS
    return str(refused.value)


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("a.docx", b"no archive at all", "the content is no Word document (.docx)"),
        ("a.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "protected by a password; save it without one"),
        ("a.docx", OLE, "this is the old format of Office (.doc, .xls)"),
        ("a.docx", archive({"x.txt": b"x"}), "has no part word/document.xml"),
        ("a.docx", archive({"word/document.xml": BOMB}), "declares a document type or entities; refused"),
        ("a.docx", archive({"word/document.xml": DOCUMENT, "../../evil.xml": BOMB}), "declares a document type"),
        ("a.docx", archive({"word/document.xml": b"<x"}), "is damaged"),
        ("a.docx", archive({f"p{n}": b"" for n in range(6_001)}), "holds 6,001 parts"),
        ("a.xlsx", archive({"xl/workbook.xml": BOMB}), "declares a document type or entities"),
        ("a.xlsx", OLE + "EncryptedPackage".encode("utf-16-le"), "protected by a password"),
        ("a.xlsx", archive({"xl/workbook.xml": b"<x/>"}), "is damaged"),
        ("a.pdf", b"no PDF", "the content is no PDF"),
        ("a.pdf", PDF_OF_A_CALL[:200], "is damaged"),
        ("a.pdf", PDF_OF_A_CALL.replace(b" Tj", b" xx"), "has no text layer"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_a_harmful_or_broken_document_is_refused(name, content, sentence, tmp_path):
    assert sentence in refusal(tmp_path / name, content)


def test_an_archive_that_swells_is_refused_before_it_is_unpacked(tmp_path):
    assert "unpacks to 200,000,000 bytes" in refusal(tmp_path / "bomb.docx", swollen())


def test_the_child_that_opens_documents_is_held_to_its_memory() -> None:
    greedy = "from interviews.guarded import limit_resources; limit_resources(60); bytearray(700_000_000)"
    done = subprocess.run(
        [sys.executable, "-c", greedy], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert "MemoryError" in done.stderr


def test_the_child_that_opens_documents_is_held_to_its_time() -> None:
    endless = "from interviews.guarded import limit_resources; limit_resources(1)\nwhile True: pass"
    done = subprocess.run([sys.executable, "-c", endless], cwd=ROOT, capture_output=True, check=False)
    assert done.returncode in (-signal.SIGXCPU, -signal.SIGKILL)


def test_a_part_with_a_path_outside_the_archive_is_never_written(tmp_path) -> None:
    path = tmp_path / "in" / "a.docx"
    path.parent.mkdir()
    document = docx.Document()
    document.add_paragraph("You were too dear.")
    document.save(str(path))
    with zipfile.ZipFile(path, "a") as written:
        written.writestr("../evil.txt", "evil")
        written.writestr("/tmp/evil-whyleft.txt", "evil")
    before = sorted(tmp_path.rglob("*"))

    assert read_file(path)

    assert sorted(tmp_path.rglob("*")) == before
    assert not Path("/tmp/evil-whyleft.txt").exists()


def test_a_pdf_that_points_back_to_itself_ends(tmp_path):
    circular = PDF_OF_A_CALL.replace(b"/Kids [", b"/Kids [2 0 R 2 0 R ").replace(
        b"trailer << ", b"trailer << /Prev 9 "
    )
    path = tmp_path / "loop.pdf"
    path.write_bytes(circular)
    start = time.monotonic()
    with contextlib.suppress(ReadError):  # either is right: pypdf may mend it
        read_file(path)
    assert time.monotonic() - start < SECONDS


@pytest.mark.parametrize("suffix", [".txt", ".md", ".vtt", ".srt", ".json", ".jsonl", ".eml", ".csv"])
@pytest.mark.parametrize(
    "piece", ["a", " ", "[(", "<v ", "<blockquote>", "00:", "**A:** ", "Ann: x\n", "9", "{[", '",']
)
def test_a_megabyte_of_one_thing_hangs_no_reader(suffix, piece, tmp_path):
    path = tmp_path / f"long{suffix}"
    head = {
        ".vtt": "WEBVTT\n\n00:01.000 --> 00:02.000\n",
        ".eml": "From: a@b.example\nContent-Type: text/html\n\n",
    }
    path.write_text(head.get(suffix, "") + piece * (MEGABYTE // len(piece)))
    start = time.process_time()
    with contextlib.suppress(ReadError):
        read_file(path)
    assert time.process_time() - start < 10  # a second is what it should take; quadratic work takes minutes


def test_a_line_of_ten_megabytes_is_read(tmp_path):
    path = tmp_path / "long.txt"
    path.write_text("Ann Lee: why?\nBo Ray: " + "nobody rang us. " * 650_000)
    (found,) = read_file(path)
    assert len(found.turns) == 2
    assert len(found.turns[1].text) > 10 * MEGABYTE


def test_lone_surrogates_and_control_signs_never_reach_a_turn(tmp_path):
    path = tmp_path / "a.json"
    path.write_text('{"turns": [{"speaker": "A\\u0000nn", "role": "customer", "text": "x\\ud800\\u0007y"}]}')
    (found,) = read_file(path)
    assert (found.turns[0].speaker, found.turns[0].text) == ("Ann", "x\ufffdy")
